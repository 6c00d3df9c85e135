Feature: Find
  Any word that was ever recorded is found, whatever register and field it stands in, the best first, at any moment.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget for the Café" --event "cells close" --effect "no cells"
        --category people --on 2008-01-10
      risk review R-001 --note "the locksmiths of Paddington have no spare keys" --evidence "board paper 7" --on 2008-02-10
      """

  Scenario: A word of a note, of a cause and of the evidence
    When I run "find locksm"
    Then it says "«locksmiths» of Paddington"
    When I run "find cafe budget"
    Then it says "one «budget» for the «Café»"
    When I run "find 'board paper' --format csv"
    Then it says "3,R-001,risk review"
    When I run "find 'paper board'"
    Then it does not say "R-001"

  Scenario: What was withdrawn says so, and a reference stands in its own column alone
    When I run "entry withdraw 3 --reason 'it was another town'"
    And I run "find locksmiths"
    Then it says "withdrawn by #4"
    And it does not say "R-001 · "

  Scenario: At an earlier moment it was not there to be found
    When I run "find locksmiths --as-of 2008-02-01"
    Then it says "no entry says “locksmiths” as of 1 Feb 2008"

  Scenario: Nothing to look for
    When I run "find '***'"
    Then it is refused because "say what to look for: a word, or the beginning of one"
