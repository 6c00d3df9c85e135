Feature: Personal data
  What people said, and the names in it, are encrypted under a key for each issue, appeal and activity. Destroying the key
  erases them from every answer, at every date, while the journal itself stays as it was and verifies as before.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      staff-issue raise --theme fairness --summary "PC Alder was passed over" --raised-by "PC Alder, response team"
        --channel surgery --on 2008-01-07
      staff-issue acknowledge SI-001 --owner "Sgt Birch" --on 2008-01-10
      staff-issue raise --theme workload --summary "nobody relieves the night duty" --raised-by "night duty"
        --channel surgery --on 2008-01-08
      """

  Scenario: What was recorded about a person is erased, and everything else stays
    When I run "person erase SI-001 --reason 'asked for by the person concerned'"
    Then it succeeds
    And SI-001 has summary "[erased]"
    And SI-001 has raised by "[erased]"
    And SI-001 has owner "[erased]"
    And SI-001 has theme "fairness"
    And SI-001 has state "acknowledged"
    And SI-001 has erased "2009-01-27"
    And SI-002 has summary "nobody relieves the night duty"

  Scenario: What was erased is erased at every date, and by all that was known then
    Given these commands were run
      """
      person erase SI-001 --reason "asked for by the person concerned"
      """
    Then as of 2008-02-01 SI-001 has summary "[erased]"
    When I run "timeline --as-known #4"
    Then it says "[erased]"
    And it does not say "Alder"

  Scenario: The journal verifies after an erasure
    Given these commands were run
      """
      person erase SI-001 --reason "asked for by the person concerned"
      """
    When I run "verify"
    Then it succeeds

  Scenario: A correction of a personal text is erased with it
    Given these commands were run
      """
      entry correct 2 --set "summary=PC Alder and PC Elm were passed over" --reason "PC Elm asked to be named"
      """
    Then SI-001 has summary "PC Alder and PC Elm were passed over"
    When I run "person erase SI-001 --reason 'asked for by the person concerned'"
    And I run "timeline"
    Then it does not say "Elm"

  Scenario: An issue that was withdrawn is erased as well
    Given these commands were run
      """
      entry withdraw 3 --reason "recorded for another issue"
      entry withdraw 2 --reason "PC Alder took it back"
      """
    When I run "person erase SI-001 --reason 'asked for by the person concerned'"
    And I run "timeline"
    Then it does not say "Alder"

  Scenario: An issue lives on after its texts were erased
    Given these commands were run
      """
      person erase SI-001 --reason "asked for by the person concerned"
      staff-issue update SI-001 --note "the case goes on"
      """
    When I run "timeline --about SI-001 --format json"
    Then it says "the case goes on"
    And SI-001 has summary "[erased]"

  Scenario: What was heard at a consultation and the grounds of an appeal are erased in the same way
    Given these commands were run
      """
      group identify --name "night duty" --kind staff --on 2008-01-08
      activity hold --title "night surgery" --kind "staff surgery" --mode consulting --groups SG-001
        --heard "PC Rowan cannot see her children" --on 2008-01-09
      """
    When I run "person erase EA-001 --reason 'asked for by the person concerned'"
    Then EA-001 has heard "[erased]"

  Scenario: Nothing is erased of what was never recorded
    When I run "person erase SI-009 --reason 'asked for'"
    Then it is refused because "nothing was ever recorded about a staff issue SI-009: check the reference"

  Scenario: What was erased is not erased again, until something was said anew
    Given these commands were run
      """
      person erase SI-001 --reason "asked for by the person concerned"
      """
    When I run "person erase SI-001 --reason 'asked for once more'"
    Then it is refused because "was erased before, by entry #5, and nothing was said of it since"
    When I run "staff-issue update SI-001 --note 'PC Alder asked again'"
    And I run "person erase SI-001 --reason 'asked for once more'"
    And I run "timeline"
    Then it does not say "Alder"

  Scenario: An erasure is not undone
    Given these commands were run
      """
      person erase SI-001 --reason "asked for by the person concerned"
      """
    When I run "entry withdraw 5 --reason 'by mistake'"
    Then it is refused because "entry 5 says that texts were erased, which cannot be undone"

  Scenario: A reviewer from outside sees no names and words of persons
    When I run "show SI-001 --redacted"
    Then it says "[redacted]"
    And it says "fairness"
    And it does not say "Alder"
    And it does not say "Birch"

  Scenario: A store that came without its key file shows that texts are sealed
    When the key file is taken away
    Then SI-001 has summary "[sealed: its key is not here]"
    And SI-001 has theme "fairness"
    When I run "staff-issue update SI-001 --note 'the case goes on'"
    Then it is refused because "is not here or may not be read: put it back beside the store"
