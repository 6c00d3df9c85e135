Feature: Two time axes
  As of a date: what was so then. As known at a time: by what had been recorded then.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all"
        --owner "Supt South" --on 2008-02-01
      risk close R-001 --reason "a date is set" --on 2008-06-02
      """

  Scenario: The register is shown as it stood on a date
    Then as of 2008-03-01 R-001 has state "open"
    And as of 2008-06-02 R-001 has state "closed"
    And "risk list --as-of 2008-01-31" lists 0 rows

  Scenario: What was not recorded yet was not known
    When I run "status --as-known 2008-12-31"
    Then it says "Nothing to show"
    And "risk list --as-known 2008-12-31" lists 0 rows
    And "risk list --as-known #2 --as-of 2009-01-27" lists 1 row

  Scenario: Who asks of a date before the programme is told when it starts
    When I run "status --as-of 2007-06-01"
    Then it says "the programme had not started: it starts 7 Jan 2008; use a later date"
    When I run "risk list --as-of 2007-06-01"
    Then it says "it starts 7 Jan 2008; use a later date"
    When I run "snapshot --as-of 2007-06-01"
    Then it is refused because "it starts 7 Jan 2008; use a later date"

  Scenario: An imprecise date never silently becomes a day
    When I run
      """
      risk raise --title "Records wrong" --cause "moves were quick" --event "postings do not match"
        --effect "send people astray" --owner "Business Manager" --on 2008-08
      """
    Then "risk list --as-of 2008-08-15" lists 1 row
    And "risk list --as-of 2008-08-31" lists 2 rows
    When I run "status --as-of 2008-08-15"
    Then it says "#4 risk raise: Aug 2008"

  Scenario: A back-dated entry is checked against the past it is dated in
    When I run "risk review R-001 --note 'looked' --on 2008-01-20"
    Then it is refused because "there is no risk R-001 on 20 Jan 2008"
    When I run "risk review R-001 --note 'looked' --on 2008-05-01"
    Then it succeeds

  Scenario: A back-dated entry is checked against what it makes of later entries
    When I run "risk close R-001 --reason 'earlier' --on 2008-04-01"
    Then it is refused because "entry 3 (risk close, 2 Jun 2008) would then be refused: R-001 is closed already"

  Scenario: Nothing is recorded that has not happened
    When I run "risk reopen R-001 --reason 'soon' --on 2009-02-01"
    Then it is refused because "1 Feb 2009 has not come yet"

  Scenario: What an imprecise date leaves open is possible, and is not said to be not so
    When I run
      """
      staff-issue raise --theme workload --summary "long days" --raised-by constables --channel survey --on 2008-03
      staff-issue acknowledge SI-001 --owner HR --on 2008-03/2008-06
      """
    And I run "staff-issue list --as-of 2008-03-15 --format markdown"
    Then it says "possibly acknowledged (Mar to Jun 2008)"
    When I run "staff-issue list --as-of 2008-04-15 --format markdown"
    Then it says "possibly acknowledged (Mar to Jun 2008), else raised"
    When I run "alerts --as-of 2008-05-10 --rule staff-issue"
    Then it says "possibly: SI-001 (workload)"
    And "alerts --as-of 2008-05-10 --rule staff-issue.unacknowledged" lists 0 rows

  Scenario: What is recorded has happened by the day of its recording
    Given the day is the one on which it is recorded
    When I run "risk reopen R-001 --reason 'the date is off' --on YEAR" in this YEAR
    Then R-001 has state "open"
    And "risk list" lists 1 row
    And "timeline" says of the last entry that it was so in this YEAR

  Scenario: A certain alert says between which days it began
    When I run
      """
      staff-issue raise --theme workload --summary "long days" --raised-by constables --channel survey --on 2008-03
      """
    And I run "status --as-of 2008-06-01"
    Then it says "was not acknowledged in 62 days (since some day between 9 Mar 2008 and 8 Apr 2008)"

  Scenario: Hindsight counts what is certain and what is possible apart
    When I run
      """
      staff-issue raise --theme workload --summary "long days" --raised-by constables --channel survey --on 2008-03
      staff-issue acknowledge SI-001 --owner HR --on 2008-04-20
      """
    And I run "hindsight --as-of 2008-06-01 --rule staff-issue.unacknowledged"
    Then it says "staff-issue.unacknowledged 12 d +30 ?"

  Scenario: An answer that looks at the bounds of imprecise dates alone says that what is certain is so at most
    Given these commands were run
      """
      staff-issue raise --theme workload --summary "long days" --raised-by constables --channel survey --on 2008-03
      staff-issue acknowledge SI-001 --owner HR --on 2008-03/2008-04
      """
    Then "hindsight --as-of 2008-06-01" is certain at most
    And "staff-issue list --as-of 2008-06-01" is certain without that

  Scenario: What is found was so before, and says since when
    When I run
      """
      sop require --title Custody --reason "cells are shut" --since 2008-02/2009-01 --on 2009-01-20
      """
    And I run "sop list --as-of 2008-06-01"
    Then it says "possibly absent"
    When I run "status --as-of 2009-01-20"
    Then it says "(since some day between 1 Feb 2008 and 20 Jan 2009)"

  Scenario: What is found without a since is dated by the day, and never on it
    When I run "sop register --title Diversity --state published --on 2009-01-20"
    And I run "sop list --format csv"
    Then it says "../2009-01-20"

  Scenario: A gate is passed only by what is certain
    When I run
      """
      phase plan --title "Three territories" --on 2008-01-08
      phase start PH-001 --on 2008-02-01
      phase consult PH-001 --with-whom staff --heard nothing --on 2008-02/2008-06
      """
    And I run "phase readiness PH-001 --as-of 2008-03-01"
    Then it says "possibly there"

  Scenario: The days of a programme are those of its own time zone
    When I run "policy time-zone --zone asia/hong_kong"
    Then it succeeds
    When I run "policy time-zone --zone Mars"
    Then it is refused because "“Mars” is no time zone"
