Feature: Equality Impact Assessments
  A change is assessed before it is decided; an assessment that comes after is a finding, not a pass.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      phase plan --title "Two units become one" --planned-live 2008-04 --on 2007-10-01
      """

  Scenario: A planned phase without an assessment is missing one
    Then as of 2007-10-01 there is the alert "eia.missing" about PH-001 since 2007-10-01
    When I run "eia require --assesses PH-001 --on 2007-10-01"
    Then as of 2007-10-01 there is no alert "eia.missing"
    And in "eia list" EIA-001 has status "not started"

  Scenario: An assessment goes its way to publication and review
    Given these commands were run
      """
      eia require --assesses PH-001 --lead "Diversity Officer" --on 2007-10-01
      eia screen EIA-001 --on 2007-10-08
      eia assess EIA-001 --on 2007-10-15
      eia consult EIA-001 --groups "staff associations" --heard "part-time staff lose most" --on 2007-11-05
      eia submit EIA-001 --on 2007-11-19
      """
    When I run "eia approve EIA-001 --approver 'Diversity Officer' --on 2007-11-26"
    Then it is refused because "Diversity Officer carries out EIA-001: someone else approves it"
    When I run
      """
      eia approve EIA-001 --approver "Commander" --on 2007-12-03
      eia publish EIA-001 --where "intranet" --on 2007-12-10
      """
    Then EIA-001 has state "published"
    And in "eia list --as-of 2008-06-30" EIA-001 has status "published"
    And as of 2008-12-04 there is the alert "eia.review-overdue" about EIA-001 since 2008-12-04
    When I run "eia review EIA-001 --note 'nothing has changed' --on 2008-11-28"
    Then as of 2008-12-04 there is no alert "eia.review-overdue"

  Scenario: An assessment is sent back, handed on and called in for review
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia assess EIA-001 --on 2007-10-15
      eia consult EIA-001 --groups "staff associations" --heard "little" --on 2007-11-05
      eia submit EIA-001 --on 2007-11-19
      eia return EIA-001 --reason "no evidence on disability" --on 2007-11-26
      eia assign EIA-001 --lead "Diversity Officer" --on 2007-11-27
      """
    Then EIA-001 has state "full assessment"
    When I run
      """
      eia consult EIA-001 --groups "disability network" --heard "lifts are needed" --on 2007-11-28
      eia submit EIA-001 --on 2007-12-03
      eia approve EIA-001 --approver "Commander" --on 2007-12-10
      eia call-review EIA-001 --reason "the shifts changed" --on 2008-02-04
      """
    Then EIA-001 has state "under review"

  Scenario: Screening out needs a reason and an approver
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia screen EIA-001 --on 2007-10-08
      """
    When I run "eia screen-out EIA-001 --reason 'nobody moves'"
    Then it is refused because "approver is needed"
    When I run "eia screen-out EIA-001 --reason 'nobody moves' --approver Commander"
    Then in "eia list" EIA-001 has status "screened out"

  Scenario: An assessment that is not approved at go-live, and is approved afterwards, stays a finding
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia assess EIA-001 --on 2007-10-15
      eia consult EIA-001 --groups "staff associations" --heard "little" --on 2007-11-05
      eia submit EIA-001 --on 2007-11-19
      phase start PH-001 --on 2008-01-14
      phase go-live PH-001 --acceptor "Chief Supt Two" --reason "the building was let" --on 2008-04-30
      """
    Then as of 2008-05-01 there is the alert "eia.unapproved-at-decision" about EIA-001 since 2008-04-30
    When I run "eia approve EIA-001 --approver Commander --on 2008-05-12"
    Then as of 2008-05-12 there is the alert "eia.after-the-decision" about EIA-001 since 2008-05-12

  Scenario: An assessment of which little is known is registered as found, and attributed later
    When I run "eia register --title 'Done during the moves' --on 2008-02-04"
    Then as of 2008-02-04 there is the alert "eia.unattributed" about EIA-001 since 2008-02-04
    When I run "eia attribute EIA-001 --assesses PH-001 --on 2008-02-05"
    Then EIA-001 has assesses "PH-001"
    And as of 2008-02-05 there is no alert "eia.unattributed"

  Scenario: An adverse finding is mitigated by someone, by a day
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia assess EIA-001 --on 2007-10-15
      finding record --eia EIA-001 --characteristic sex --effect adverse --basis "early shifts and school hours"
        --on 2007-10-22
      """
    Then as of 2007-10-22 there is the alert "finding.unmitigated" about F-001 since 2007-10-22
    When I run
      """
      finding mitigate F-001 --mitigation "a choice of two shifts" --owner "HR Partner" --due 2007-12-31 --on 2007-11-05
      """
    Then as of 2007-11-05 there is no alert "finding.unmitigated"
    And as of 2008-01-01 there is the alert "finding.mitigation-overdue" about F-001 since 2008-01-01
    When I run "finding done F-001 --on 2007-12-20"
    Then as of 2008-01-01 there is no alert "finding.mitigation-overdue"

  Scenario: A finding is judged anew, and a characteristic has to be a protected one
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia assess EIA-001 --on 2007-10-15
      finding record --eia EIA-001 --characteristic sex --effect adverse --basis "early shifts" --on 2007-10-22
      """
    When I run "finding revise F-001 --effect neutral --basis 'the shifts stay as they are'"
    Then F-001 has effect "neutral"
    When I run "finding record --eia EIA-001 --characteristic rank --effect adverse --basis 'inspectors move most'"
    Then it is refused because "“rank” is not a protected characteristic by this programme's policy"

  Scenario: The people affected are profiled, and uneven outcomes are flagged with their sample size
    Given these commands were run
      """
      eia require --assesses PH-001 --on 2007-10-01
      eia assess EIA-001 --on 2007-10-15
      eia profile EIA-001 --population officers --characteristic sex --group women --percent 23 --source "HR returns"
        --on 2007-10-16
      eia count EIA-001 --selection "kept their posting" --characteristic sex --group men --selected 160 --total 200
        --on 2008-02-04
      eia count EIA-001 --selection "kept their posting" --characteristic sex --group women --selected 30 --total 60
        --on 2008-02-04
      """
    Then as of 2008-02-04 there is the alert "eia.adverse-impact" about EIA-001 since 2008-02-04
    And "profile list" lists 1 row
    When I run "alerts --as-of 2008-02-04 --rule eia.adverse-impact"
    Then it says "women"
