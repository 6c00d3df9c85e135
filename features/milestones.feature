Feature: Milestones and the plan
  Each milestone has a planned, a forecast and an actual date; every forecast is kept, so slippage can be seen.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      phase plan --title "One custody suite" --planned-start 2008-02 --planned-live 2008-09-30 --on 2008-01-07
      milestone plan --title "Lease signed" --planned 2008-03-31 --phase PH-001 --owner "Estates Manager" --on 2008-01-14
      """

  Scenario: A forecast after the planned date is an alert beyond the tolerance, and every forecast is kept
    When I run "milestone forecast MS-001 --expected 2008-04-14 --told-by 'Estates Manager' --on 2008-02-04"
    Then as of 2008-02-04 there is no alert "milestone.slipping"
    When I run "milestone forecast MS-001 --expected 2008-05-31 --note 'the landlord is away' --on 2008-03-03"
    Then as of 2008-03-03 there is the alert "milestone.slipping" about MS-001 since 2008-03-03
    And in "milestone list" MS-001 has slip_days "61"
    And "milestone trend" lists 3 rows
    When I run "milestone trend MS-001"
    Then it says "A MS-001 “Lease signed”"
    When I run "milestone replan MS-001 --planned 2008-05-31 --reason 'agreed by the board' --on 2008-03-10"
    Then as of 2008-03-10 there is no alert "milestone.slipping"
    When I run "milestone forecast MS-001 --expected 2008-01-31"
    Then it is refused because "what is expected still cannot have been by 31 Jan 2008"

  Scenario: A milestone is forecast anew every month, and is overdue until it is reached
    Then as of 2008-02-13 there is no alert "milestone.forecast-stale"
    And as of 2008-02-14 there is the alert "milestone.forecast-stale" about MS-001 since 2008-02-14
    And as of 2008-04-01 there is the alert "milestone.overdue" about MS-001 since 2008-04-01
    When I run "milestone reach MS-001 --shown-by 'the signed lease' --on 2008-04-07"
    Then MS-001 has state "reached"
    And as of 2008-04-07 there is no alert "milestone.overdue"
    And as of 2008-04-07 there is no alert "milestone.forecast-stale"
    And in "plan" MS-001 has actual "2008-04-07"
    And in "plan" MS-001 has slip_days "7"

  Scenario: A phase is forecast beside its plan, and the plan shows both with its gate
    When I run "phase forecast PH-001 --expected 2008-11 --note 'no cells' --on 2008-06-02"
    Then as of 2008-06-02 there is the alert "phase.slipping" about PH-001 since 2008-06-02
    And as of 2008-07-03 there is the alert "phase.forecast-stale" about PH-001 since 2008-07-03
    And in "plan" PH-001 has forecast "2008-11"
    And in "plan" PH-001 has slip_days "61"
    And in "plan" PH-001 has gate "not known"
    When I run "plan"
    Then it says "◇"

  Scenario: A milestone is assigned, moved to another phase, planned for no date and dropped
    Given these commands were run
      """
      phase plan --title "Two suites" --on 2008-01-21
      phase abandon PH-001 --reason "no cells" --on 2008-02-01
      """
    Then as of 2008-02-01 there is the alert "phase.leaned-on" about PH-001 since 2008-02-01
    When I run "milestone attach MS-001 --phase PH-002 --on 2008-02-02"
    Then as of 2008-02-02 there is no alert "phase.leaned-on"
    When I run "milestone assign MS-001 --owner 'Facilities Manager' --on 2008-02-02"
    Then MS-001 has owner "Facilities Manager"
    When I run "milestone drop MS-001 --reason 'no lease is needed' --on 2008-02-03"
    Then as of 2008-04-01 there is no alert "milestone.overdue"
    When I run "milestone reach MS-001 --shown-by 'the signed lease'"
    Then it is refused because "MS-001 is dropped and cannot be reached"
