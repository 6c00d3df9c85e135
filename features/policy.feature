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
    Then it is refused because "after programme policy adopt"
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

  Scenario: A risk that was scored on another scale is in no cell of this one, and is to be scored again
    Given these commands were run
      """
      risk raise --title "Cells close before the new ones open" --cause "one date" --event "the date slips"
        --effect "leave nowhere to hold anyone" --owner "Supt South" --on 2008-02-01
      risk assess R-002 --likelihood 5 --impact 4 --basis "it slipped before" --on 2008-02-02
      policy scale --name "3×3" --likelihoods low --likelihoods middling --likelihoods high
        --impacts slight --impacts felt --impacts grave --medium 2 --high 4 --very-high 9 --on 2008-03-01
      """
    Then as of 2008-03-05 there is the alert "risk.other-scale" about R-002 since 2008-03-01
    And as of 2008-02-29 there is no alert "risk.other-scale"
    And in "risk list" R-002 has score "20"
    And in "risk list" R-002 has other scale "5×5"
    When I run "risk list"
    Then it says "20 on 5×5"
    When I run "snapshot --as-of 2008-03-05"
    Then it says "Scored on another scale, to be scored again: R-002 “Cells close before the new ones open”"
    And it does not say "1 very high"
    When I run
      """
      risk assess R-001 --likelihood 2 --impact 2 --basis "on the new scale" --on 2008-03-06
      risk assess R-002 --likelihood 3 --impact 3 --basis "on the new scale" --on 2008-03-06
      """
    Then as of 2008-03-06 there is no alert "risk.other-scale"
    And in "risk list" R-002 has trend ""

  Scenario: A tolerance that no score can exceed is refused, and noticed when a new scale leaves one
    When I run "policy set --setting tolerance --value 25 --reason 'we tolerate everything'"
    Then it is refused because "no score on the scale 5×5 is above 25: give a tolerance from 1 to 24"
    When I run "policy tolerate --category legal --tolerance 99 --reason 'so it was said'"
    Then it is refused because "give a tolerance from 1 to 24"
    When I run
      """
      policy scale --name "3×3" --likelihoods low --likelihoods middling --likelihoods high
        --impacts slight --impacts felt --impacts grave --medium 2 --high 4 --very-high 9 --on 2008-03-01
      """
    Then as of 2008-03-01 there is the alert "policy.tolerance-out-of-reach" about tolerance since 2008-03-01
    When I run "policy set --setting tolerance --value 4 --reason 'for the smaller scale' --on 2008-03-02"
    Then as of 2008-03-02 there is no alert "policy.tolerance-out-of-reach"

  Scenario: Two scales do not have one name
    When I run
      """
      policy scale --name "5×5" --likelihoods low --likelihoods middling --likelihoods high
        --impacts slight --impacts felt --impacts grave --medium 2 --high 4 --very-high 9
      """
    Then it is refused because "“5×5” is the name of another scale already: give this one a name of its own"

  Scenario: A lower tolerance is asked of the risks that are there
    When I run "policy set --setting tolerance --value 8 --reason 'the board said so' --on 2008-03-01"
    Then as of 2008-03-01 there is the alert "risk.above-tolerance" about R-001 since 2008-03-01
    When I run "policy set --setting tolerance --value 9 --reason 'and took it back' --on 2008-03-05"
    Then as of 2008-03-05 there is no alert "risk.above-tolerance"

  Scenario: The rules in force are shown, and where they are not the profile's own
    When I run "policy tolerate --category operations --tolerance 6 --reason 'the board said so' --on 2008-01-15"
    And I run "policy set --setting risk_review_medium_days --value 14 --reason 'we move next month' --on 2008-02-02"
    And I run "policy show --format csv"
    Then it says "risk_review_medium_days,14,60"
    And it says "risk_review_low_days,90,"
    And it says "tolerance of operations risks,6,"
    And it says "bands,low 1 to 4; medium 5 to 9; high 10 to 19; very high 20 to 25,"
