Feature: Business processes and their changes
  A change is mapped, consulted on and agreed before the process works in its new way.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      process define --name "Crime management" --on 2007-09-10
      change identify --process BP-001 --title "One crime desk" --description "three desks today" --on 2007-10-15
      """

  Scenario: A process is given an owner
    Then as of 2007-09-10 there is the alert "process.unowned" about BP-001 since 2007-09-10
    When I run "process assign BP-001 --owner 'Det Chief Supt' --on 2007-09-10"
    Then BP-001 has owner "Det Chief Supt"
    And as of 2007-09-10 there is no alert "process.unowned"

  Scenario: A process is not run any more
    When I run "process retire BP-001 --reason 'went to the force'"
    Then BP-001 has state "retired"
    When I run "change identify --process BP-001 --title 'Another desk'"
    Then it is refused because "BP-001 is retired and cannot be changed"

  Scenario: A change goes its way from identified to reviewed
    When I run
      """
      change map PC-001 --note "maps are in the shared folder" --on 2007-11-05
      change consult PC-001 --with-whom "crime desk staff" --heard "two desks would do" --on 2007-11-19
      change agree PC-001 --agreed-by "Det Chief Supt" --on 2007-12-03
      change implement PC-001 --on 2008-01-14
      change review PC-001 --outcome "the backlog halved" --on 2008-07-14
      """
    Then PC-001 has state "reviewed"
    And as of 2007-11-19 PC-001 has state "consulted"
    And as of 2008-01-14 PC-001 has state "implemented"

  Scenario: People are consulted on what they can see
    When I run "change consult PC-001 --with-whom 'crime desk staff' --heard 'nothing yet'"
    Then it is refused because "PC-001 is identified and cannot be consulted on: map it first"

  Scenario: A change is not implemented before it is agreed, unless someone says why
    When I run "change implement PC-001 --on 2008-01-14"
    Then it is refused because "PC-001 is identified and was not agreed"
    When I run "change implement PC-001 --reason 'the structure moved first' --on 2008-01-14"
    Then it succeeds
    And as of 2008-01-14 there is the alert "process.live-without-agreement" about PC-001 since 2008-01-14
    When I run
      """
      change map PC-001 --note "mapped afterwards" --on 2008-06-02
      change agree PC-001 --agreed-by "Det Chief Supt" --on 2008-06-16
      """
    Then PC-001 has state "implemented"
    And PC-001 has implemented_before_agreed "True"
    And as of 2008-06-16 there is no alert "process.live-without-agreement"

  Scenario: A process that works in its new way needs its SOP
    Given these commands were run
      """
      sop require --title "Crime desk SOP" --reason "three desks had three ways" --change PC-001 --on 2007-11-01
      change implement PC-001 --reason "the structure moved first" --on 2008-01-14
      """
    Then as of 2008-01-14 there is the alert "process.live-without-sop" about PC-001 since 2008-01-14

  Scenario: A change that a phase waits for is stuck
    Given these commands were run
      """
      process define --name "Custody" --owner "Supt Criminal Justice" --on 2007-09-10
      phase plan --title "Two units become one" --planned-live 2008-04 --on 2007-10-01
      change identify --process BP-002 --title "One custody team" --phase PH-001 --on 2007-10-15
      phase start PH-001 --on 2007-12-03
      """
    Then as of 2007-12-03 there is the alert "change.stuck" about PC-002 since 2007-11-15

  Scenario: A change is rejected or taken back, and goes no further
    When I run "change reject PC-001 --reason 'one desk is too few'"
    Then PC-001 has state "rejected"
    When I run "change map PC-001 --note 'too late'"
    Then it is refused because "PC-001 is rejected and cannot be mapped: identify a new change"

  Scenario: Those who proposed a change take it back
    When I run "change withdraw PC-001 --reason 'the force does it'"
    Then PC-001 has state "withdrawn"
