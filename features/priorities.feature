Feature: Priorities
  Each priority has one senior manager who answers for it and a delivery plan that exists.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      priority set --title "Burglary" --period 2008-04/2009-03 --on 2008-04-01
      """

  Scenario: A priority that nobody leads and nobody has planned is seen, until both are settled
    Then as of 2008-04-01 there is the alert "priority.no-lead" about PR-001 since 2008-04-01
    And as of 2008-04-01 there is the alert "priority.no-plan" about PR-001 since 2008-04-01
    When I run
      """
      sop register --title "Burglary delivery plan" --kind plan --state published --on 2008-05-01
      priority lead PR-001 --lead "Supt Crime" --on 2008-05-06
      priority plan PR-001 --plan SOP-001 --on 2008-05-06
      """
    Then PR-001 has lead "Supt Crime"
    And as of 2008-05-06 there is no alert "priority.no-lead"
    And as of 2008-05-06 there is no alert "priority.no-plan"
    And as of 2008-05-05 there is the alert "priority.no-lead" about PR-001 since 2008-04-01

  Scenario: A delivery plan that is needed and absent is no delivery plan
    Given these commands were run
      """
      sop require --title "Burglary delivery plan" --kind plan --reason "agreed by the SMT" --on 2008-05-01
      """
    When I run "priority plan PR-001 --plan SOP-001 --on 2008-05-06"
    Then it succeeds
    And as of 2008-05-06 there is the alert "priority.no-plan" about PR-001 since 2008-05-01
    And in "priority list" PR-001 has plan "SOP-001 (absent)"

  Scenario: The lead of a priority is not named twice
    Given these commands were run
      """
      priority lead PR-001 --lead "Supt Crime"
      """
    When I run "priority lead PR-001 --lead 'Supt Crime'"
    Then it is refused because "Supt Crime leads PR-001 already: name the new lead, or leave it as it is"

  Scenario: A priority ends, and nothing more is decided about it
    When I run "priority end PR-001 --reason 'met a year early' --on 2008-12-01"
    Then PR-001 has state "ended"
    And as of 2008-12-01 there is no alert "priority.no-lead"
    When I run "priority lead PR-001 --lead 'Supt Crime'"
    Then it is refused because "PR-001 has ended and cannot be given a lead: set a new priority (priority set)"
