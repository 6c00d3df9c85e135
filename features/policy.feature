Feature: Policy
  The scale, the bands, the cadences and the tolerances are the programme's own, and change by entries.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all"
        --category operations --owner "Supt South" --on 2008-02-01
      risk assess R-001 --likelihood 3 --impact 3 --basis "a guess" --on 2008-02-01
      """

  Scenario: A profile of rules is adopted
    Then as of 2008-04-02 there is the alert "risk.review-overdue" about R-001 since 2008-04-02
    When I run "policy adopt uk-police-2009 --on 2008-02-02"
    Then it is refused because "is more than programme policy adopt takes"
    When I run "policy adopt --profile uk-police-2009 --on 2008-02-02"
    Then it succeeds

  Scenario: A cadence is changed
    When I run "policy set --setting risk_review_medium_days --value 14 --reason 'we move next month' --on 2008-02-02"
    Then as of 2008-02-20 there is the alert "risk.review-overdue" about R-001 since 2008-02-16

  Scenario: A tolerance is set for one category
    When I run "policy tolerate --category operations --tolerance 6 --reason 'the board said so' --on 2008-01-15"
    Then as of 2008-02-02 there is the alert "risk.above-tolerance" about R-001 since 2008-02-01

  Scenario: A new scale leaves old scores on theirs
    When I run
      """
      policy scale --name "4×4" --likelihoods low --likelihoods middling --likelihoods high --likelihoods certain
        --impacts slight --impacts felt --impacts grave --impacts ruinous --medium 4 --high 8 --very-high 12
        --on 2008-06-01
      risk assess R-001 --likelihood 4 --impact 4 --basis "on the new scale" --on 2008-06-02
      """
    Then R-001 has residual.scale "4×4"
    And as of 2008-05-31 R-001 has residual.scale "5×5"
    When I run "risk assess R-001 --likelihood 5 --impact 1 --basis 'habit'"
    Then it is refused because "likelihood 5 is not on the scale"

  Scenario: A scale that ranks against expected loss is noted
    When I run
      """
      policy scale --name "3×7" --likelihoods rare --likelihoods possible --likelihoods likely
        --impacts none --impacts slight --impacts small --impacts felt --impacts large --impacts grave --impacts ruinous
        --medium 7 --high 12 --very-high 18 --on 2008-06-01
      """
    Then as of 2008-06-01 there is the alert "policy.scale-misranks" about scale since 2008-06-01
