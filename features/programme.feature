Feature: The programme itself

  Scenario: A programme is started from nothing
    Given today is 2009-01-27
    And no store exists
    When I run "new 'North division merger' --purpose 'three units become one' --lead 'Chief Supt Two'"
    Then it succeeds
    When I run "status"
    Then it says "North division merger, as of 27 Jan 2009 · as known now · #1"

  Scenario: A journal holds one programme
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    When I run "programme start --name 'Another'"
    Then it is refused because "this journal holds the programme “North division merger” already"

  Scenario: The lead changes
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    When I run "programme lead --lead 'Chief Supt One'"
    Then it succeeds

  Scenario: Someone states how much is done, and it stands beside what is counted
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    When I run "programme progress --percent 70 --source 'the project board'"
    And I run "status"
    Then it says "0 of 0 process changes are done, as counted; 70 % of the whole was stated by the project board"

  Scenario: A register that is gone through is not stale
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all" --on 2008-02-01
      """
    Then as of 2008-03-02 there is the alert "risk.stale" about risk register since 2008-03-02
    And as of 2008-05-01 there is the alert "risk.abandoned" about risk register since 2008-05-01
    When I run "programme review-register --kept risk --note 'all risks read out' --on 2008-03-01"
    Then as of 2008-03-02 there is no alert "risk.stale"

  Scenario: It is forecast when all would be done at the pace so far, and said to be no more than that
    Given today is 2009-01-06
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      process define --name "Custody"
      process define --name "Crime desk"
      phase plan --title "One command"
      change identify --process BP-001 --phase PH-001 --title "One suite" --description "two suites today"
      change identify --process BP-002 --phase PH-001 --title "One desk" --description "two desks today"
      programme progress --percent 40 --source "the project board" --on 2008-10-13
      """
    When I run "programme forecast --format csv"
    Then it says "0 of 2 process changes done, as counted"
    And it says "the project board states 40 %,40,2008-10-13,2009-11-"
    And it says "goes on at the pace that it had until 13 Oct 2008"
    When I run "status"
    Then it says "0 of 2 process changes done, as counted: at the pace so far it cannot be said when all would be done"
    And it says "the project board states 40 %: at the pace so far all done between"
    And it says "a straight line, no promise"

  Scenario: A chief officer asks where it stands
    Given today is 2009-01-27
    And the programme "North division merger" started on 2009-01-26
    When I run "status"
    Then it says "In hand: nothing planned yet"
    When I run "phase plan --title 'One unit' --planned-live 2009-02-10"
    And I run "risk raise --title Prolonged --cause a --event b --effect c --owner 'Supt Ash' --on 2009-01-26"
    And I run "risk assess R-001 --likelihood 5 --impact 5 --basis 'asked' --on 2009-01-26"
    And I run "status"
    Then it says "Act now: PH-001 goes live in 14 days"
    And it says "to act on now, 1 risk above tolerance"
