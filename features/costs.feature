Feature: Costs of the programme
  Budget, forecast and spend are kept with their sources, set against each other and against what benefits brought.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      cost identify --title "Fitting out the suite" --owner "Business Manager" --on 2008-01-08
      cost state COST-001 --what budget --amount 200000 --currency GBP --period 2008-04/2009-03 --source "board paper 3" --on 2008-01-08
      """

  Scenario: A forecast or a spend beyond the budget of its period is an alert
    When I run "cost state COST-001 --what forecast --amount 230000 --currency GBP --period 2008-04/2009-03 --source 'month 3' --on 2008-07-07"
    Then as of 2008-07-07 there is the alert "cost.forecast-over" about COST-001 since 2008-07-07
    When I run "cost state COST-001 --what spend --amount 205000 --currency GBP --period 2008-04/2009-03 --source ledger --on 2008-12-01"
    Then as of 2008-12-01 there is the alert "cost.overspent" about COST-001 since 2008-12-01
    When I run "cost state COST-001 --what budget --amount 240000 --currency GBP --period 2008-04/2009-03 --source 'board paper 3' --on 2008-12-08"
    Then as of 2008-12-08 there is no alert "cost.overspent"
    And as of 2008-12-08 there is no alert "cost.forecast-over"
    And in "cost list" COST-001 has budget "240,000 GBP for Apr 2008 to Mar 2009"

  Scenario: Sources that state one budget differently contradict each other
    When I run "cost state COST-001 --what budget --amount 180000 --currency GBP --period 2008-04/2009-03 --source 'finance' --on 2008-02-04"
    Then as of 2008-02-04 there is the alert "cost.sources-differ" about COST-001 since 2008-02-04
    And "contradictions" lists 1 row
    When I run "cost totals --format csv"
    Then it says "180000"

  Scenario: Costs stand beside what benefits brought, and what does not belong to the programme is named
    Given these commands were run
      """
      cost identify --title "Running the borough" --not-counted "the programme does not cost it" --on 2008-01-08
      cost state COST-002 --what spend --amount 900 --currency GBP --source ledger --on 2008-02-01
      cost identify --title "Vans" --on 2008-01-08
      cost state COST-003 --what spend --amount 1000 --currency GBP --source ledger --on 2008-02-01
      cost assign COST-003 --owner "Fleet Manager" --on 2008-02-02
      benefit identify --title "One suite fewer" --kind cashable --on 2008-01-08
      benefit realise B-001 --amount 80000 --currency GBP --per year --source "ledger" --on 2008-11-03
      """
    Then as of 2008-02-01 there is the alert "cost.unowned" about COST-003 since 2008-01-08
    And as of 2008-02-02 there is no alert "cost.unowned"
    And "cost totals" lists 4 rows
    When I run "cost totals --format csv"
    Then it says "spend,GBP,,,1000,1000,COST-003"
    And it says "brought,GBP,year,,80000,80000,B-001"
    And it says "Running the borough"
