Feature: Contradictions
  Figures that cannot all be so are kept, and listed with both sources, their paragraphs and the entries that hold them.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      measure set --title "Staff" --unit people --better neither --source "the papers" --on 2008-01-07
      measure observe M-001 --value 2500 --source "annual report, p. 1" --evidence "annual report" --on 2008-03-03
      """

  Scenario: Two papers count the staff differently
    When I run "contradictions"
    Then it says "no contradictions"
    When I run "measure observe M-001 --value 2200 --source 'board paper, 6.2' --evidence 'board paper' --on 2008-03-03"
    Then "contradictions" lists 1 row
    And in "contradictions" M-001 has kind "sources differ"
    And in "contradictions" M-001 has one "2,500"
    And in "contradictions" M-001 has one_source "annual report, p. 1"
    And in "contradictions" M-001 has other "2,200"
    And in "contradictions" M-001 has other_source "board paper, 6.2"
    When I run "contradictions"
    Then it says "annual report, p."
    And it says "sources differ"
    When I run "contradictions --format csv"
    Then it says "3,annual report,4,board paper"
    And "contradictions --as-of 2008-03-02" lists 0 rows
    And "contradictions --as-known #3" lists 0 rows
    And as of 2008-03-03 there is the alert "measure.sources-differ" about M-001 since 2008-03-03

  Scenario: What was recorded wrongly is corrected, and the contradiction goes
    Given these commands were run
      """
      measure observe M-001 --value 2200 --source "board paper, 6.2" --on 2008-03-03
      entry correct 4 --set value=2500 --reason "read wrongly"
      """
    Then "contradictions" lists 0 rows
    And "contradictions --as-known #4" lists 1 row

  Scenario: A year that is longer than a year
    When I run
      """
      measure observe M-001 --value 2300 --period 2008-01-26/2009-01-27 --months 12 --source "payroll"
      """
    Then in "contradictions --kind period" M-001 has one "12 months"
    And in "contradictions --kind period" M-001 has other "368 days"
    When I run "measure observe M-001 --value 2300 --months 12 --source payroll"
    Then it is refused because "a number of months says how long a period is called: give the period with it"

  Scenario: One thing is asked about
    Given these commands were run
      """
      measure observe M-001 --value 2200 --source "board paper, 6.2" --on 2008-03-03
      benefit identify --title "Savings" --kind cashable
      benefit estimate B-001 --amount 500000 --currency GBP --per unstated --source "annual report" --about
      benefit estimate B-001 --amount 545000 --currency GBP --per unstated --source "board paper" --about
      """
    Then "contradictions" lists 2 rows
    And "contradictions M-001" lists 1 row
    And in "contradictions B-001" B-001 has kind "estimates differ"
    And "contradictions m-1" lists 1 row
    When I run "contradictions R-001"
    Then it says "no contradictions about R-001"
    When I run "contradictions staff"
    Then it is refused because "“staff” is not a reference"

  Scenario: Registers of every kind are looked through
    Given these commands were run
      """
      programme progress --percent 40 --source "board paper" --on 2008-03-03
      programme progress --percent 30 --source "audit" --on 2008-03-03
      risk raise --title "Samples" --cause "haste" --event "samples go wrong" --effect "lose evidence" --on 2008-03-03
      indicator set --risk R-001 --title "Sample errors" --unit errors --threshold 10 --on 2008-03-03
      indicator observe KRI-001 --value 47 --source "custody returns" --period 2008-02 --on 2008-03-03
      indicator observe KRI-001 --value 45 --source "audit" --period 2008-02 --on 2008-03-03
      """
    Then "contradictions" lists 2 rows
    And in "contradictions" KRI-001 has one_entries "8"
    And in "contradictions" KRI-001 has other_entries "9"
    When I run "contradictions --format csv"
    Then it says "progress,How much of the programme is done,40 %,board paper,30 %,audit,sources differ,3 Mar 2008"
    And as of 2008-03-03 there is the alert "indicator.sources-differ" about KRI-001 since 2008-03-03
