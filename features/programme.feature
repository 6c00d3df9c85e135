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
