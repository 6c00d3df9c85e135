Feature: Measures
  What is counted is kept as each source says it. Changes and rates are worked out beside what was stated, and what
  changed around a go-live is shown as an observation, never as its effect.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      measure set --title "Burglary" --unit crimes --better lower --source "crime reports" --counted --on 2008-01-07
      measure observe M-001 --value 200 --period 2006-04/2007-03 --source "annual return" --on 2008-01-07
      """

  Scenario: The change is worked out, and a stated one that rounding does not explain is flagged
    When I run
      """
      measure observe M-001 --value 190 --period 2007-04/2008-03 --stated-change=-5.0 --source "annual return"
        --on 2008-04-14
      """
    Then in "measure list" M-001 has percent "-5"
    And in "measure list" M-001 has number "-10"
    And in "measure list" M-001 has flag ""
    When I run
      """
      measure observe M-001 --period 2007-04/2008-03 --stated-change=-7 --source "chief's speech" --on 2008-05-06
      """
    Then as of 2008-05-06 there is the alert "measure.stated-differs" about M-001 since 2008-05-06
    And as of 2008-05-06 there is the alert "measure.sources-differ" about M-001 since 2008-05-06
    And in "measure list" M-001 has flag "stated differs, sources differ"

  Scenario: What is worked out is rounded half to even where it is shown, and never down
    When I run
      """
      measure set --title "Calls" --unit calls --better lower --source "control room" --counted --on 2008-01-07
      measure observe M-002 --value 2000 --period 2006-04/2007-03 --source "annual return" --on 2008-01-07
      measure observe M-002 --value 2005 --period 2007-04/2008-03 --source "annual return" --on 2008-04-14
      """
    Then in "measure list" M-002 has percent "0.2"
    When I run
      """
      measure set --title "Stops" --unit stops --better lower --source "stop forms" --counted --on 2008-01-07
      measure observe M-003 --value 2000 --period 2006-04/2007-03 --source "annual return" --on 2008-01-07
      measure observe M-003 --value 2007 --period 2007-04/2008-03 --source "annual return" --on 2008-04-14
      measure set --title "Thefts" --unit thefts --better lower --source "crime reports" --counted --on 2008-01-07
      measure observe M-004 --value 1000 --period 2006-04/2007-03 --source "annual return" --on 2008-01-07
      measure observe M-004 --value 1009 --period 2007-04/2008-03 --source "annual return" --on 2008-04-14
      measure set --title "Fires" --unit fires --better lower --source "control room" --counted --on 2008-01-07
      measure observe M-005 --value 300 --period 2006-04/2007-03 --source "annual return" --on 2008-01-07
      measure observe M-005 --value 302 --period 2007-04/2008-03 --source "annual return" --on 2008-04-14
      """
    Then in "measure list" M-003 has percent "0.4"
    And in "measure list" M-004 has percent "0.9"
    And in "measure list" M-005 has percent "0.7"

  Scenario: A rate is worked out from its counts
    Given these commands were run
      """
      measure set --title "Detections" --unit % --better higher --source "crime reports"
      measure observe M-002 --numerator 29 --denominator 200 --period 2007-04/2008-03 --source "crime reports"
      measure observe M-002 --value 15.9 --numerator 29 --denominator 200 --period 2008-04/2009-01 --source "a leaflet"
      """
    Then as of 2009-01-27 there is the alert "measure.stated-differs" about M-002 since 2009-01-27
    And in "measure list" M-002 has value "15.9"

  Scenario: What went before and came after a go-live stands side by side
    Given these commands were run
      """
      phase plan --title "Three units" --on 2008-01-07
      phase start PH-001 --on 2008-02-04
      phase consult PH-001 --with-whom "all staff" --heard "nothing against it" --on 2008-02-05
      phase go-live PH-001 --acceptor "ACC" --reason "agreed" --on 2008-03-31
      measure observe M-001 --value 205 --period 2008-04/2009-01 --source "crime reports"
      measure observe M-001 --value 180 --period 2007-04/2008-01 --source "crime reports"
      """
    When I run "measure phases M-001 --format csv"
    Then it says "observed side by side; this does not say that one caused the other"
    And it says "M-001,Burglary,PH-001,2008-03-31,180,205,13.9"
    And "measure phases" lists 1 row
    And "measure phases --as-of 2008-03-30" lists 0 rows

  Scenario: What is asked about is a measure
    When I run "measure phases PH-001"
    Then it is refused because "PH-001 is a phase; a measure (M-001) is needed here"
    When I run "measure phases M-009"
    Then it is refused because "there is no measure M-009"

  Scenario: A target is missed
    Given these commands were run
      """
      measure target M-001 --target 180 --period 2007-04/2008-03 --source "policing plan" --on 2008-01-07
      measure observe M-001 --value 190 --period 2007-04/2008-03 --source "annual return" --on 2008-04-14
      """
    Then as of 2008-04-13 there is no alert "measure.target-missed"
    And as of 2008-04-14 there is the alert "measure.target-missed" about M-001 since 2008-04-14

  Scenario: A measure that is not observed again in time is seen
    Then as of 2008-01-07 there is the alert "measure.unobserved" about M-001 since 2007-07-10
    When I run "policy set --setting measure_days --value 366 --reason 'annual figures' --on 2008-01-07"
    Then as of 2008-01-07 there is no alert "measure.unobserved"
    And as of 2008-04-01 there is the alert "measure.unobserved" about M-001 since 2008-04-01

  Scenario: Observations that say nothing, or what cannot be, are refused
    When I run "measure observe M-001 --source 'crime reports'"
    Then it is refused because "nothing was observed: give a value, counts, a stated change, a quartile, a rank or peers"
    When I run "measure observe M-001 --numerator 4 --denominator 0 --source 'crime reports'"
    Then it is refused because "leave the denominator out when there was nobody"
    When I run "measure observe M-001 --rank 5 --out-of 4 --source 'crime reports'"
    Then it is refused because "a rank needs how many are ranked, and is no higher than that"
    When I run "measure observe M-001 --value 4 --period 2009-04/2010-03 --source 'crime reports'"
    Then it is refused because "2009-04/2010-03 had not begun on 27 Jan 2009"

  Scenario: A target needs a direction
    Given these commands were run
      """
      measure set --title "Calls" --unit calls --better neither --source "call handling"
      """
    When I run "measure target M-002 --target 40 --source 'policing plan'"
    Then it is refused because "of M-002 neither more nor less is better"
    When I run "measure target M-002 --target 5 --of quartile --source 'policing plan'"
    Then it is refused because "there is no quartile 5: give 1 (best), 2, 3 or 4 (bottom)"

  Scenario: A measure is retired and takes no more figures
    When I run "measure retire M-001 --reason 'counted otherwise now'"
    Then M-001 has state "retired"
    When I run "measure observe M-001 --value 4 --source 'crime reports'"
    Then it is refused because "M-001 is retired and cannot be observed: set a new measure (measure set)"

  Scenario: One measure is chosen by which the outcome of the programme is judged
    When I run "programme outcome --measure M-001 --reason 'burglary is what residents ask about'"
    Then it succeeds
    When I run "programme outcome --measure M-001 --reason 'again'"
    Then it is refused because "M-001 is the outcome measure already"

  Scenario: A total is checked against its parts, period by period
    Given these commands were run
      """
      measure set --title "Robbery" --unit offences --better lower --source "crime reports" --counted
      measure set --title "Of people" --unit offences --better lower --source "crime reports" --counted
      measure set --title "Of shops" --unit offences --better lower --source "crime reports" --counted
      measure compose M-002 --parts M-003 --parts M-004
      measure observe M-002 --value 120 --period 2007-04/2008-03 --source "crime reports"
      measure observe M-003 --value 90 --period 2007-04/2008-03 --source "crime reports"
      """
    Then as of 2009-01-27 there is no alert "measure.stated-differs"
    When I run "measure observe M-004 --value 25 --period 2007-04/2008-03 --source 'crime reports'"
    Then as of 2009-01-27 there is the alert "measure.stated-differs" about M-002 since 2009-01-27
    When I run "contradictions --format csv"
    Then it says "90 (M-003) + 25 (M-004) = 115"
    When I run "measure observe M-004 --value 30 --period 2006-04/2007-03 --source 'crime reports'"
    And I run "contradictions --format csv"
    Then it says "90 (M-003) + 25 (M-004) = 115"
    When I run "measure compose M-003 --parts M-002 --parts M-004"
    Then it is refused because "M-003 would be a part of itself: name measures that are not made of it"
    When I run "measure compose M-001 --parts M-002 --parts M-003"
    Then it is refused because "only what is in one unit adds up"
