Feature: Reviews
  Reviews are planned in stages, ideally by people who do not answer to those who lead the change. They are held and
  reported; what they find is responded to, or becomes a recommendation.

  Background:
    Given today is 2009-06-30
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      programme lead --lead "Supt North" --on 2008-01-07
      phase plan --title "One division" --on 2008-01-14
      review plan --title "Is the merger ready?" --kind gateway --independence "same organisation"
        --holder "Supt South" --scope "processes, documents and people" --covers PH-001 --due 2008-03-31 --on 2008-01-14
      """

  Scenario: A review that is planned and not held is an alert until it is held
    Then as of 2008-03-31 there is no alert "review.not-held"
    And as of 2008-04-01 there is the alert "review.not-held" about RV-001 since 2008-04-01
    When I run "review postpone RV-001 --due 2008-05-31 --reason 'the plans came late' --on 2008-04-10"
    Then as of 2008-04-09 there is the alert "review.not-held" about RV-001 since 2008-04-01
    And as of 2008-04-10 there is no alert "review.not-held"
    And as of 2008-06-01 there is the alert "review.not-held" about RV-001 since 2008-06-01
    And RV-001 has postponed "1"
    When I run
      """
      review hold RV-001 --reviewers "two superintendents of South" --method "12 interviews" --on 2008-06-02/2008-06-06
      """
    Then as of 2008-06-05 RV-001 has state "planned"
    And as of 2008-06-06 RV-001 has state "held"
    And as of 2008-06-06 there is no alert "review.not-held"
    When I run
      """
      review report RV-001 --report "Gateway report, file 12" --conclusion "not ready: no process is agreed"
        --confidence amber-red --on 2008-06-20
      """
    Then RV-001 has state "reported"
    And RV-001 has confidence "amber-red"
    And in "review list" RV-001 has independent "True"
    When I run "review hold RV-001 --reviewers 'the same' --method 'again'"
    Then it is refused because "RV-001 is reported and cannot be held: plan another review (review plan)"

  Scenario: A review that nobody needs any more is cancelled with a reason
    When I run "review cancel RV-001 --reason 'the merger was put off' --on 2008-03-10"
    Then RV-001 has state "cancelled"
    And as of 2008-12-31 there is no alert "review.not-held"
    When I run "review report RV-001 --report 'none' --conclusion 'none'"
    Then it is refused because "RV-001 is cancelled and cannot be reported: plan another review (review plan)"

  Scenario: Who leads the programme does not review it independently
    When I run "review plan --title 'Look back' --kind post-implementation --independence external --holder 'supt north' --scope all --due 2009-12-31"
    Then it is refused because "supt north leads the programme and cannot hold an independent review of it"
    When I run "review plan --title 'Look back' --kind post-implementation --independence 'programme team' --holder 'Supt North' --scope all --due 2009-12-31"
    Then it succeeds

  Scenario: A phase that goes live without an independent review of its stage is noted
    Given these commands were run
      """
      review cancel RV-001 --reason "no time" --on 2008-02-01
      phase start PH-001 --on 2008-02-04
      phase go-live PH-001 --acceptor "Supt North" --reason "the lease ends" --on 2008-03-03
      """
    Then as of 2008-03-02 there is no alert "phase.unreviewed"
    And as of 2008-03-03 there is the alert "phase.unreviewed" about PH-001 since 2008-03-03
    And as of 2008-03-03 there is the alert "programme.unreviewed" about programme since 2008-03-03
    When I run "review record --title 'Audit of overtime' --kind audit --independence external --holder 'Audit' --scope overtime --reviewers 'two auditors' --method 'books read' --on 2008-04-01"
    Then as of 2008-04-01 there is the alert "phase.unreviewed" about PH-001 since 2008-03-03
    When I run "review plan --title 'Look back' --kind post-implementation --independence external --holder 'Inspectorate' --scope 'all of it' --due 2008-12-31 --on 2008-05-06"
    Then as of 2008-05-05 there is the alert "programme.unreviewed" about programme since 2008-03-03
    And as of 2008-05-06 there is no alert "programme.unreviewed"
    And as of 2008-05-06 there is no alert "phase.unreviewed"

  Scenario: A finding is accepted, rejected or becomes a recommendation
    When I run "review-finding record RV-001 --kind strength --title 'Moves went well' --found 'nobody lost a day'"
    Then it is refused because "RV-001 is planned and cannot be given a finding: record that it was held first (review hold RV-001)"
    Given these commands were run
      """
      review hold RV-001 --reviewers "two superintendents" --method "12 interviews" --on 2008-03-03
      review-finding record RV-001 --kind strength --title "Moves went well" --found "nobody lost a day" --on 2008-03-03
      review-finding record RV-001 --kind "area for improvement" --title "No process agreed" --found "none of nine"
        --severity high --about PH-001 --on 2008-03-03
      review-finding record RV-001 --kind "area for improvement" --title "Two canteens" --found "one is empty"
        --severity low --on 2008-03-03
      review-finding record RV-001 --kind "area for improvement" --title "No register" --found "nobody keeps one"
        --on 2008-03-03
      recommendation make --title "Keep a risk register" --aim "risks are seen in time" --due 2008-12-31 --on 2008-03-10
      """
    Then as of 2008-04-02 there is no alert "review-finding.unanswered"
    And as of 2008-04-03 there is the alert "review-finding.unanswered" about RF-002 since 2008-04-03
    And in "review list" RV-001 has strengths "1"
    And in "review list" RV-001 has to_improve "3"
    And in "review list" RV-001 has unanswered "3"
    When I run
      """
      review-finding accept RF-002 --accepted-by "Supt North" --response "each is agreed before the next move" --on 2008-04-07
      review-finding reject RF-003 --rejected-by "Supt North" --reason "the lease cannot be ended" --on 2008-04-07
      review-finding link RF-004 --recommendations REC-001 --on 2008-04-07
      """
    Then as of 2008-04-07 there is no alert "review-finding.unanswered"
    And in "review list" RV-001 has unanswered "0"
    And RF-001 has state "noted"
    And RF-002 has state "accepted"
    And RF-003 has state "rejected"
    And RF-004 has recommendations "REC-001"
    And "review-finding list --state accepted" lists 1 row
    When I run "review-finding accept RF-001 --accepted-by 'Supt North' --response 'thanks'"
    Then it is refused because "RF-001 is a strength and cannot be accepted: keep it as a lesson to repeat"
