Feature: Why something is as it is
  Every value can be traced to the entry that made it so.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Prolonged" --cause "no date" --event "it lasts" --effect "processes stay apart" --on 2008-01-14
      risk assess R-001 --likelihood 2 --impact 4 --basis "a date is promised" --on 2008-01-14
      risk assess R-001 --likelihood 4 --impact 4 --basis "no date any more" --on 2008-03-17
      """

  Scenario: A score is traced to the assessments that gave it
    Then "why R-001.residual" lists 2 rows
    When I run "why R-001.residual --format csv"
    Then it says "16 high, likelihood 4 × impact 4"
    And it says "8 medium, likelihood 2 × impact 4"

  Scenario: Only what was known and so at the moment counts
    Then "why R-001.residual --as-of 2008-02-01" lists 1 rows

  Scenario: A corrected entry counts as it was corrected
    When I run "entry correct 4 --set impact=5 --reason 'the board said severe'"
    And I run "why R-001.residual --format csv"
    Then it says "20 very high, likelihood 4 × impact 5"

  Scenario: What is not there cannot be explained
    When I run "why R-002"
    Then it is refused because "there is no risk R-002"
    When I run "why R-001.colour"
    Then it is refused because "R-001 has no “colour”; it has title, cause"
    When I run "why nothing"
    Then it is refused because "“nothing” is not a reference"
