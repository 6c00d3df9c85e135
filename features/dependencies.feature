Feature: Dependencies
  What others give us, and wait for from us: agreed, in time or late, and asked for before a phase goes live.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      phase plan --title "One custody suite" --on 2008-01-07
      dependency register --title "A line of the county network" --on-whom "County network team" --owner "Head of IT" --needed-for PH-001 --due 2008-06-30 --on 2008-01-14
      """

  Scenario: A dependency that nobody agreed to is an alert until it is agreed
    Then DEP-001 has state "registered"
    And DEP-001 has direction "inbound"
    And as of 2008-01-14 there is the alert "dependency.not-agreed" about DEP-001 since 2008-01-14
    When I run "dependency agree DEP-001 --agreed-for 2008-05-31 --agreed-by 'Head of the network team' --on 2008-02-04"
    Then DEP-001 has state "agreed"
    And as of 2008-02-04 there is no alert "dependency.not-agreed"
    And as of 2008-02-04 there is no alert "dependency.agreed-late"

  Scenario: A dependency that is promised for later than it is needed is an alert until an earlier day is agreed
    Given these commands were run
      """
      dependency agree DEP-001 --agreed-for 2008-08-31 --on 2008-02-04
      """
    Then as of 2008-02-04 there is the alert "dependency.agreed-late" about DEP-001 since 2008-02-04
    When I run "dependency agree DEP-001 --agreed-for 2008-06-30 --on 2008-03-03"
    Then as of 2008-03-03 there is no alert "dependency.agreed-late"

  Scenario: A dependency that is not met by the day on which it is needed is overdue until it is met
    Then as of 2008-06-30 there is no alert "dependency.overdue"
    And as of 2008-07-01 there is the alert "dependency.overdue" about DEP-001 since 2008-07-01
    When I run "dependency meet DEP-001 --note 'the line works' --on 2008-07-14"
    Then DEP-001 has state "met"
    And as of 2008-07-14 there is no alert "dependency.overdue"

  Scenario: A dependency comes late, and then not at all
    When I run "dependency delay DEP-001 --note 'no engineers' --on 2008-05-05"
    Then as of 2008-05-05 there is the alert "dependency.late" about DEP-001 since 2008-05-05
    When I run "dependency delay DEP-001 --note 'they said when' --expected 2008-07-31 --on 2008-05-12"
    Then DEP-001 has state "late"
    And as of 2008-05-12 there is no alert "dependency.late"
    And as of 2008-05-12 there is the alert "dependency.agreed-late" about DEP-001 since 2008-05-12
    And as of 2008-05-12 there is no alert "dependency.broken"
    When I run "dependency break DEP-001 --note 'they will not lay it' --on 2008-06-02"
    Then DEP-001 has state "broken"
    And as of 2008-06-02 there is the alert "dependency.broken" about DEP-001 since 2008-06-02
    When I run "dependency withdraw DEP-001 --note 'we use our own line' --on 2008-06-09"
    Then DEP-001 has state "withdrawn"
    And as of 2008-07-01 there is no alert "dependency.overdue"
    And as of 2008-06-09 there is no alert "dependency.broken"
    When I run "dependency meet DEP-001"
    Then it is refused because "DEP-001 is withdrawn and cannot be met: register a new dependency"

  Scenario: A dependency is given an owner, and another day, with a reason
    Given these commands were run
      """
      dependency register --title "A timetable" --direction outbound --on-whom "Ferry companies" --on 2008-01-14
      """
    Then as of 2008-01-14 there is the alert "dependency.unowned" about DEP-002 since 2008-01-14
    And as of 2008-01-14 there is the alert "dependency.undated" about DEP-002 since 2008-01-14
    When I run "dependency assign DEP-002 --owner 'Operations Manager' --on 2008-01-21"
    And I run "dependency move DEP-002 --due 2008-09-30 --reason 'the season ends' --on 2008-01-21"
    Then as of 2008-01-21 there is no alert "dependency.unowned"
    And as of 2008-01-21 there is no alert "dependency.undated"
    And "dependency list --state registered" lists 2 rows

  Scenario: A thing cannot depend on itself
    When I run "dependency register --title 'A room' --on-thing PH-001 --needed-for PH-001"
    Then it is refused because "PH-001 cannot depend on itself"

  Scenario: A phase is not ready while what it needs of others was not given
    When I run "phase readiness PH-001 --format csv"
    Then it says "DEP-001 “A line of the county network” was not given by County network team"
    When I run "dependency meet DEP-001 --note 'the line works' --on 2008-07-14"
    And I run "phase readiness PH-001 --format csv"
    Then it does not say "was not given"

  Scenario: A phase that goes live without what others were to give alerts until that is given
    Given these commands were run
      """
      phase start PH-001 --on 2008-03-03
      """
    When I run "phase go-live PH-001 --on 2008-07-07"
    Then it is refused because "PH-001 is not ready to go live"
    When I run "phase go-live PH-001 --acceptor 'Chief Supt Two' --reason 'we use the old line' --on 2008-07-07"
    Then as of 2008-07-07 there is the alert "phase.gap-dependency" about PH-001 since 2008-07-07
    When I run "dependency meet DEP-001 --note 'the line works' --on 2008-07-14"
    Then as of 2008-07-14 there is no alert "phase.gap-dependency"
