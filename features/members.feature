Feature: Members
  Who may do what in a programme is an entry of its journal, with a reason and from a day.

  Scenario: A role is given, taken back, and listed for any day; a store in a file takes it as advice
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      person register --name "Sam Reed" --on 2008-01-07
      person register --name "Bob Day" --on 2008-01-07
      member grant PE-002 --role approver --reason "deputy of the lead" --on 2008-01-14
      """
    Then "member list" lists 1 row
    And "member list --as-of 2008-01-07" lists 0 rows
    When I run "risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'processes stay apart'"
    Then it says "Sam Reed has not the role of recorder, which risk raise takes (nobody yet): recorded all the same"
    When I run "member withdraw PE-002 --role owner --reason 'never had it'"
    Then it is refused because "no entry gives PE-002 the role of owner"
    When I run "entry withdraw 4 --reason 'wrong person'"
    Then it is refused because "entry 4 says who might do what since then"
    When I run "person leave PE-002 --on 2008-12-01"
    Then as of 2009-01-27 there is the alert "member.left" about PE-002 since 2008-12-01
    When I run "member withdraw PE-002 --role approver --reason 'has left'"
    Then as of 2009-01-27 there is no alert "member.left"
    And "member list --where state:withdrawn" lists 1 row
