Feature: Forums
  Where the programme is steered: what a forum is for, who sits in it, when it met and what came out of it; and the
  forum that is needed and does not exist.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      post establish --title "Commander" --on 2007-09-03
      forum set-up --title "Weekly SMT meeting" --chair commander --members commander --members "Supt North" --every-days 7
        --on 2008-01-07
      """

  Scenario: A forum that does not meet as often as it is to is an alert
    Then as of 2008-01-14 there is no alert "forum.overdue"
    And as of 2008-01-15 there is the alert "forum.overdue" about FO-001 since 2008-01-15
    When I run "meeting hold --forum FO-001 --attended commander --on 2008-01-14"
    Then as of 2008-01-21 there is no alert "forum.overdue"
    And as of 2008-01-22 there is the alert "forum.overdue" about FO-001 since 2008-01-22
    When I run "meeting miss --forum FO-001 --note 'nobody came' --on 2008-01-21"
    And I run "meeting cancel --forum FO-001 --note 'a march' --on 2008-01-28"
    Then in "forum list" FO-001 has missed "1"
    And in "forum list" FO-001 has cancelled "1"
    And in "forum list" FO-001 has last "2008-01-14"
    When I run "meeting minute MT-002 --note late"
    Then it is refused because "MT-002 is missed and cannot be minuted"
    When I run "forum change FO-001 --every-days 28 --joined 'Supt South' --gone 'supt north' --on 2008-01-28"
    Then as of 2008-02-11 there is no alert "forum.overdue"
    And in "forum list" FO-001 has members "Commander, Supt South"
    When I run "forum change FO-001 --gone 'Supt West'"
    Then it is refused because "Supt West does not sit in FO-001: its members are Commander, Supt South"
    When I run "forum end FO-001 --reason 'the board took its place' --on 2008-03-03"
    Then as of 2008-06-02 there is no alert "forum.overdue"

  Scenario: Terms of reference are given and revised
    Then as of 2008-01-07 there is the alert "forum.no-terms" about FO-001 since 2008-01-07
    When I run "forum give-terms FO-001 --terms 'decides on moves; minutes on the shared drive' --on 2008-02-04"
    And I run "forum give-terms FO-001 --terms 'decides on moves and money' --on 2008-06-02"
    Then as of 2008-02-04 there is no alert "forum.no-terms"
    And in "forum list" FO-001 has terms_revised "2008-06-02"
    When I run "forum chair FO-001 --chair 'Chief Supt One' --on 2008-06-02"
    Then in "forum list" FO-001 has chair "Chief Supt One"

  Scenario: A member who is not there three times running is an alert
    Given these commands were run
      """
      meeting hold --forum FO-001 --attended commander --attended "supt north" --on 2008-01-14
      meeting hold --forum FO-001 --attended commander --on 2008-01-21
      meeting hold --forum FO-001 --attended commander --apologies "Supt North" --on 2008-01-28
      meeting hold --forum FO-001 --on 2008-02-04
      meeting hold --forum FO-001 --attended commander --on 2008-02-11
      """
    Then as of 2008-02-10 there is no alert "forum.member-absent"
    And as of 2008-02-11 there is the alert "forum.member-absent" about FO-001 since 2008-02-11
    When I run "person register --name 'Bob Ellis' --on 2008-01-07"
    And I run "post establish --title 'Supt North' --on 2008-01-07"
    And I run "post fill PO-002 --person PE-001 --on 2008-01-14"
    And I run "meeting minute MT-003 --attended 'bob ellis' --on 2008-01-28"
    Then as of 2008-02-11 there is no alert "forum.member-absent"
    When I run "meeting hold --forum FO-001 --attended commander --on 2008-02-18"
    And I run "meeting hold --forum FO-001 --attended commander --on 2008-02-25"
    Then as of 2008-02-25 there is the alert "forum.member-absent" about FO-001 since 2008-02-25
    When I run "policy set --setting forum_absences --value 4 --reason 'shifts' --on 2008-02-25"
    Then as of 2008-02-25 there is no alert "forum.member-absent"

  Scenario: What a meeting saw and decided, and an action that is open when it meets again
    Given these commands were run
      """
      decision record --title "Move first" --decided "staff move before processes" --reason speed --taker commander
        --on 2008-01-14
      action plan --title "Map custody" --owner "Supt North" --due 2008-03-31 --on 2008-01-14
      snapshot give --forum "weekly smt meeting" --as-of 2008-01-13 --position 3 --on 2008-01-14
      meeting hold --forum FO-001 --decisions D-001 --papers "performance pack" --on 2008-01-14
      meeting minute MT-001 --actions ACT-001 --attended commander --on 2008-01-14
      """
    Then in "meeting list" MT-001 has papers "performance pack, snapshot as of 2008-01-13 (#3)"
    And in "meeting list" MT-001 has decisions "D-001"
    And in "meeting list" MT-001 has actions "ACT-001"
    And as of 2008-01-20 there is no alert "forum.action-open"
    When I run "meeting hold --forum FO-001 --on 2008-01-21"
    Then as of 2008-01-21 there is the alert "forum.action-open" about FO-001 since 2008-01-21
    When I run "action done ACT-001 --note 'maps are drawn' --on 2008-01-22"
    Then as of 2008-01-22 there is no alert "forum.action-open"

  Scenario: A forum that is needed and does not exist
    When I run
      """
      forum find-missing --title "Gold group for detections" --purpose "nobody brings the efforts together" --since 2008-06 --on 2009-01-20
      """
    Then "forum list --state missing" lists 1 row
    And as of 2008-06-30 there is the alert "forum.missing" about FO-002 since 2008-06-30
    When I run "meeting hold --forum FO-002"
    Then it is refused because "FO-002 is missing and cannot be held: convene it first"
    When I run "forum convene FO-002 --chair commander --every-days 14 --on 2009-01-26"
    Then FO-002 has state "running"
    And as of 2009-01-26 there is no alert "forum.missing"
    When I run "forum set-up --title 'gold group for detections'"
    Then it is refused because "FO-002 is called “Gold group for detections” already"

  Scenario: A forum that was found to meet is not blamed for what nobody recorded
    Given these commands were run
      """
      forum register --title "Tasking meeting" --every-days 14 --since ../2008-06 --on 2009-01-20
      """
    Then "alerts --about FO-002" lists 0 rows
    And in "forum list" FO-002 has moved "../2008-06"
    When I run "meeting hold --forum FO-002 --on 2009-01-05"
    Then as of 2009-01-20 there is the alert "forum.overdue" about FO-002 since 2009-01-20
