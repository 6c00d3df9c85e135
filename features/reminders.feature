Feature: People are reminded of what asks for them
  Whoever does not open the register is told what began, what is due and what clears it, and nothing twice.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date is set" --event "it lasts" --effect "delay all"
        --owner "Supt South" --on 2008-02-01
      action plan --risk R-001 --title "Ask the board" --owner "Supt South" --due 2009-02-03 --on 2008-02-01
      """

  Scenario: An owner is shown what began, what is due and what clears it
    When I run "digest --owner 'Supt South'"
    Then it says "To Supt South: what asks for you in “North division merger” on 27 Jan 2009"
    And it says "Needs attention: R-001 “Interim prolonged”"
    And it says "in 7 days (3 Feb 2009): action of ACT-001 “Ask the board”"
    And it says "When done: programme action done ACT-001"
    When I run "digest --owner 'Supt South' --since 2009-01-26 --within 3d"
    Then it says "that you were told of before still stand"
    And it does not say "ACT-001"

  Scenario: What is due goes into a calendar, and goes out of it when it is done
    When I run "calendar {folder}/due.ics --owner 'Supt South'"
    Then the file "due.ics" says "SUMMARY:Action of ACT-001: Ask the board"
    When I run "action done ACT-001 --on 2009-01-27"
    And I run "calendar {folder}/due.ics --owner 'Supt South'"
    Then the file "due.ics" says "STATUS:CANCELLED"

  Scenario: Nobody is written to whom nobody meant
    When I run "digest"
    Then it is refused because "say whom to tell: --owner NAME for one, or --all for everybody"
    When I run "digest --owner Nobody"
    Then it is refused because "“Nobody” answers for nothing: programme people lists all names"
    When I run "digest --owner 'Supt South' --send"
    Then it is refused because "there are no contacts at"
