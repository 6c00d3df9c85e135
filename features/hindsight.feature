Feature: Hindsight
  Every day of a programme is looked back on: which alerts were true from when to when, by what was known then or by
  what is known now, and which of them could have been seen before each go-live.

  Scenario: The reviewer asks when the risk register would first have been called stale, and when abandoned
    Given the Westminster programme
    When I run "hindsight --as-of 2009-01-27 --rule risk. --format csv"
    Then it says "risk.stale,attend,risk register,2008-01-30,2008-03-29,60,False"
    And it says "risk.abandoned,act now,risk register,2008-03-30,2009-01-27,304,True"

  Scenario: The reviewer asks how long the staff issues log was silent
    Given the Westminster programme
    When I run "hindsight --as-of 2009-01-27 --about 'staff issues log'"
    Then it says "staff-issue.stale 60 d +60 ?"
    And it says "staff-issue.abandoned 304 d +91 ?"

  Scenario: The reviewer asks what would have been flagged before the interim go-live
    Given the Westminster programme
    When I run "hindsight --as-of 2009-01-27 --format markdown"
    Then it says "## On 31 Dec 2007, before PH-001 “Three territorial OCUs (interim)” can have been live (about 2008): 9"
    And it says "process.unowned"
    And it says "## On 30 Dec 2008, before PH-001 “Three territorial OCUs (interim)” was certainly live (about 2008): 12 alerts, and 77 possible ones"
    And it says "| risk.abandoned | act now | risk register"
    And it says "| phase.not-ready"

  Scenario: Nothing can be looked back on before anything was recorded
    Given the Westminster programme
    When I run "hindsight --as-of 2007-06-01 --knowing then"
    Then it is refused because "nothing to look back on: 1 Jun 2007 is before"

  Scenario: The reviewer asks what the senior management team could have seen on each day
    Given the Westminster programme
    When I run "hindsight --as-of 2009-01-27 --knowing then --rule risk. --format csv"
    Then it says "risk.stale,attend,risk register,2008-01-30,2008-03-29,60,False"
    And it says "risk.abandoned,act now,risk register,2008-03-30,2009-01-27,304,True"
    And it does not say "R-001"

  Scenario: A stretch of days is asked about
    Given the Westminster programme
    When I run "hindsight --from 2008-06-01 --as-of 2008-06-30 --rule risk. --format csv"
    Then it says "risk.abandoned,act now,risk register,2008-06-01,2008-06-30,30,True"
    When I run "hindsight --from 2009-06-01 --as-of 2008-06-30"
    Then it is refused because "nothing to look back on: 30 Jun 2008 is before 1 Jun 2009"
