Feature: Benefits and savings
  A benefit is identified, planned, realised by its owner and validated by someone else, or lost. Estimates that
  disagree are all kept, and currencies are never added.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      benefit identify --title "One custody suite fewer" --kind cashable --on 2008-01-07
      """

  Scenario: A benefit goes from an idea to money that someone else confirms
    When I run
      """
      benefit estimate B-001 --amount 90000 --currency GBP --per year --source "business case" --on 2008-01-08
      benefit plan B-001 --owner "Business Manager" --due 2008-12-31 --measured-by "the custody budget" --on 2008-02-04
      benefit realise B-001 --amount 80000 --currency GBP --per year --source "ledger" --on 2008-11-03
      """
    Then B-001 has state "realised"
    When I run "benefit validate B-001 --validated-by 'business manager' --basis ledger --amount 80000 --currency GBP --per year"
    Then it is refused because "Business Manager owns B-001 and cannot validate it: someone else has to confirm it"
    And as of 2009-01-27 there is the alert "benefit.unvalidated" about B-001 since 2009-01-01
    When I run
      """
      benefit validate B-001 --validated-by "Force Accountant" --basis "ledger, April to December" --amount 76000
        --currency GBP --per year
      """
    Then B-001 has state "validated"
    And as of 2009-01-27 there is no alert "benefit.unvalidated"

  Scenario: Estimates that disagree are kept side by side
    Given these commands were run
      """
      benefit estimate B-001 --amount 90000 --currency GBP --per year --source "business case" --on 2008-01-08
      benefit estimate B-001 --amount 60000 --currency GBP --per year --source "finance" --about --on 2008-03-03
      """
    Then as of 2008-03-02 there is no alert "benefit.estimates-disagree"
    And as of 2008-03-03 there is the alert "benefit.estimates-disagree" about B-001 since 2008-03-03
    And in "benefit list" B-001 has estimates "90,000 GBP a year, about 60,000 GBP a year"

  Scenario: Totals keep states, kinds and currencies apart
    Given these commands were run
      """
      benefit estimate B-001 --amount 90000 --currency GBP --per year --source "business case"
      benefit estimate B-001 --amount 60000 --currency GBP --per year --source "finance"
      benefit identify --title "Grant" --kind cashable
      benefit estimate B-002 --amount 500.50 --currency EUR --per once --source "the fund"
      benefit identify --title "Lease" --kind cashable
      benefit estimate B-003 --amount 10000 --currency GBP --per year --source "the lease"
      """
    When I run "benefit totals --format csv"
    Then it says "identified,cashable,2,GBP,year,70000,100000,2,"
    And it says "identified,cashable,1,EUR,once,500.5,500.5,1,"

  Scenario: Totals count what came from the programme, beyond what was aimed at anyway
    Given these commands were run
      """
      benefit identify --title "Fees" --kind cashable
      benefit estimate B-002 --amount 220000 --currency GBP --per once --source "the income target" --is-target
      benefit realise B-002 --amount 450000 --currency GBP --per once --source ledger
      benefit identify --title "A sponsor" --kind cashable --not-counted "it would have come anyway"
      benefit realise B-003 --amount 15000 --currency GBP --per once --source ledger
      """
    When I run "benefit totals --format json"
    Then it says ""lowest": "230000", "highest": "230000""
    And it says "B-002 “Fees”: the first 220,000 GBP once, which is its target"
    And it says "B-003 “A sponsor”: it would have come anyway"
    And in "benefit list" B-002 has targets "220,000 GBP once"
    And in "benefit list" B-002 has estimates ""

  Scenario: A benefit that came without an amount is asked for it
    When I run "benefit realise B-001 --source 'the suite closed' --on 2008-06-02"
    Then as of 2008-06-02 there is the alert "benefit.no-amount" about B-001 since 2008-06-02
    When I run "benefit realise B-001 --source ledger --amount 4000 --currency GBP"
    Then it is refused because "an amount needs its currency and how often it comes"
    When I run "benefit realise B-001 --source ledger --amount 4000 --currency GBP --per once --on 2008-07-07"
    Then as of 2008-07-07 there is no alert "benefit.no-amount"

  Scenario: What a benefit sets free is used again
    When I run "benefit reuse B-001 --where 'night patrols' --what '6 officers'"
    Then it is refused because "B-001 is identified and cannot be used again: record that it was realised first"
    When I run
      """
      benefit realise B-001 --source "the suite closed"
      benefit reuse B-001 --where "night patrols" --what "6 officers"
      """
    Then in "benefit list" B-001 has reused "night patrols"

  Scenario: A benefit is lost with the reason
    When I run "benefit lose B-001 --reason 'the suite stays open'"
    Then B-001 has state "lost"
    When I run "benefit estimate B-001 --amount 1 --currency GBP --per year --source finance"
    Then it is refused because "B-001 is lost and cannot be estimated"

  Scenario: Benefits without a measure by which the outcome is judged
    Then as of 2008-01-07 there is the alert "benefit.no-outcome" about outcome measure since 2008-01-07
    When I run
      """
      measure set --title "Calls answered in time" --unit % --better higher --source "call handling" --on 2008-02-04
      programme outcome --measure M-001 --reason "what the public notices" --on 2008-02-04
      """
    Then as of 2008-02-04 there is no alert "benefit.no-outcome"

  Scenario: An amount is what it says, to the last penny, or it is refused
    When I run "benefit estimate B-001 --amount 1.000 --currency GBP --per year --source ledger"
    Then it is refused because "“1.000” may mean 1000 or 1.00: write 1000 or 1.00"
    When I run "benefit estimate B-001 --amount 90000.10 --currency GBP --per year --source ledger"
    And I run "benefit totals --format csv"
    Then it says "identified,cashable,1,GBP,year,90000.1,90000.1,1,"
