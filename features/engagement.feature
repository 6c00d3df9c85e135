Feature: Engagement
  Who has a stake in the change, what they are to understand, what was held for them, and what they said.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      group identify --name "Response constables" --kind staff --size 240 --on 2008-01-07
      group identify --name "Staff associations" --kind "union or association" --on 2008-01-07
      message word --title "Why we merge" --kind rationale --text "one team for each task, whatever the street" --on 2008-01-14
      """

  Scenario: A group that nobody reaches for sixty days is an alert
    Then as of 2008-03-07 there is no alert "group.unreached"
    And as of 2008-03-08 there is the alert "group.unreached" about SG-001 since 2008-03-08
    When I run
      """
      activity hold --title "Briefing of the late turn" --kind briefing --mode informing --groups SG-001
        --messages MSG-001 --reach 31 --on 2008-03-10
      """
    Then it succeeds
    And as of 2008-03-10 SG-001 has reached "2008-03-10"
    And in "group list --as-of 2008-04-09" SG-001 has days "30"
    And in "group list --as-of 2008-04-09" SG-002 has days ""
    And as of 2008-05-10 there is the alert "group.unreached" about SG-001 since 2008-05-10

  Scenario: The programme changes how often a group is to be reached
    Given these commands were run
      """
      policy set --setting group_reach_days --value 30 --reason "monthly team briefs" --on 2008-01-08
      """
    Then as of 2008-02-07 there is the alert "group.unreached" about SG-002 since 2008-02-07

  Scenario: The manager sees which message reached whom
    Given these commands were run
      """
      activity hold --title "Briefing" --kind briefing --mode informing --groups SG-001 --messages MSG-001 --on 2008-01-21
      """
    Then "reach list --as-of 2008-01-22" lists 2 rows
    And "reach list --as-of 2008-01-22 --state 'not reached'" lists 1 row
    And in "message list --as-of 2008-01-22" MSG-001 has reached "SG-001"
    And in "message list --as-of 2008-01-22" MSG-001 has missing "SG-002"
    And as of 2008-01-28 there is no alert "message.unreached"
    And as of 2008-01-29 there is the alert "message.unreached" about MSG-001 since 2008-01-29

  Scenario: A message in new words has reached nobody
    Given these commands were run
      """
      activity hold --title "Briefing" --kind briefing --mode informing --groups SG-001 --messages MSG-001 --on 2008-01-21
      message reword MSG-001 --text "one team for each task, and no post is lost" --reason "asked at the briefing" --on 2008-02-04
      """
    Then in "message list --as-of 2008-02-03" MSG-001 has reached "SG-001"
    And in "message list --as-of 2008-02-04" MSG-001 has reached ""

  Scenario: A message that does not hold any more is withdrawn, and nobody carries it
    Given these commands were run
      """
      message withdraw MSG-001 --reason "two teams after all" --on 2008-02-04
      """
    When I run "activity hold --title Briefing --kind briefing --mode informing --groups SG-001 --messages MSG-001"
    Then it is refused because "MSG-001 is withdrawn and cannot be carried: word a new message"
    And as of 2008-12-01 there is no alert "message.unreached"

  Scenario: What was heard is answered
    Given these commands were run
      """
      activity hold --title "Shift pattern" --kind "focus group" --mode consulting --groups SG-001 --on 2008-02-04
      """
    Then as of 2008-03-06 there is the alert "activity.unheard" about EA-001 since 2008-03-06
    When I run "activity answer EA-001 --answer 'the pattern stays' --on 2008-02-11"
    Then it is refused because "EA-001 is held and cannot be answered: record what was heard first"
    When I run "activity hear EA-001 --heard 'the late turn loses a weekend' --on 2008-02-11"
    Then EA-001 has state "heard"
    And as of 2008-03-13 there is the alert "activity.unanswered" about EA-001 since 2008-03-13
    When I run "activity answer EA-001 --answer 'two weekends in five are free' --on 2008-02-25"
    Then EA-001 has state "answered"
    And as of 2008-03-13 there is no alert "activity.unanswered"
    When I run "activity hear EA-001 --heard 'thank you'"
    Then it is refused because "EA-001 is answered and cannot be heard: record what was said since then"

  Scenario: A group that is told again and again and never asked
    Given these commands were run
      """
      activity hold --title "News 1" --kind newsletter --mode informing --groups SG-001 --on 2008-01-14
      activity hold --title "News 2" --kind newsletter --mode informing --groups SG-001 --on 2008-02-14
      """
    Then as of 2008-02-14 there is the alert "group.only-told" about SG-001 since 2008-02-14
    When I run "activity hold --title Workshop --kind meeting --mode involving --groups SG-001 --on 2008-02-20"
    Then as of 2008-02-20 there is no alert "group.only-told"

  Scenario: A weekly surgery reaches its group when it was held, not because it was promised
    Given these commands were run
      """
      series begin --title "Surgery at North" --kind "staff surgery" --mode consulting --every-days 7 --groups SG-001
        --on 2008-01-07
      """
    Then as of 2008-01-15 there is the alert "series.overdue" about ES-001 since 2008-01-15
    And as of 2008-03-08 there is the alert "group.unreached" about SG-001 since 2008-03-08
    When I run "series hold ES-001 --groups SG-001 --times 8 --heard 'lockers' --on 2008-01-14/2008-03-03"
    Then EA-001 has series "ES-001"
    And as of 2008-03-08 SG-001 has reached "2008-01-14/2008-03-03"
    And "alerts --as-of 2008-03-08 --rule group.unreached --about SG-001" lists 0 rows
    And as of 2008-03-11 there is the alert "series.overdue" about ES-001 since 2008-03-11
    When I run "series end ES-001 --reason 'nobody came in February' --on 2008-03-10"
    Then ES-001 has state "ended"
    And as of 2008-03-11 there is no alert "series.overdue"
    When I run "series hold ES-001 --groups SG-001"
    Then it is refused because "ES-001 has ended and cannot be held: begin a new series if it was taken up again"

  Scenario: A group without a stake is reached no more
    Given these commands were run
      """
      group end SG-002 --reason "the associations merged" --on 2008-02-01
      """
    Then "alerts --as-of 2008-06-01 --rule group.unreached --about SG-002" lists 0 rows
    When I run "activity hold --title Meeting --kind meeting --mode consulting --groups SG-002"
    Then it is refused because "SG-002 has ended and cannot be reached: leave it out"

  Scenario: The same group is not identified twice
    When I run "group identify --name 'response constables' --kind staff"
    Then it is refused because "SG-001 is called “Response constables” already"

  Scenario: A consultation is evidence in the history of a process change and of an assessment
    Given these commands were run
      """
      process define --name Custody --on 2008-01-07
      phase plan --title "One custody suite" --on 2008-01-07
      change identify --process BP-001 --phase PH-001 --title "One custody procedure" --on 2008-01-14
      eia require --assesses PC-001 --title "Custody moves" --on 2008-01-14
      activity hold --title "Custody sergeants" --kind "focus group" --mode consulting --groups SG-001
        --about PC-001 --about EIA-001 --heard "nights need two sergeants" --on 2008-02-04
      """
    When I run "show PC-001 --format json"
    Then it says "nights need two sergeants"
    And it says "EA-001"
    When I run "show EIA-001 --format json"
    Then it says "nights need two sergeants"
