Feature: Papers that an office keeps
  The risk paper and the lessons pack are written as PDF and as Word documents, and each can be checked.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date is set" --event "it lasts" --effect "delay all" --on 2008-02-01
      """

  Scenario: A board paper is checked by whoever holds the journal
    When I run "snapshot --as-of 2009-01-27 --output {folder}/paper.pdf"
    And I run "check-report {folder}/paper.pdf"
    Then it says "its pages are the same to the byte"
    When I run "snapshot --as-of 2009-01-27 --output {folder}/paper.docx"
    And I run "check-report {folder}/paper.docx"
    Then it says "its pages are the same to the byte"

  Scenario: A paper takes the place of no other file, and needs one
    Given the file "paper.pdf" is
      """
      mine
      """
    When I run "snapshot --output {folder}/paper.pdf"
    Then it is refused because "exists already"
    When I run "snapshot --format pdf"
    Then it is refused because "--format pdf is no text: name a file with --output"
