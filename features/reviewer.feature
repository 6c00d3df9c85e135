Feature: A reviewer who has read only the help
  Five questions that nobody could answer about Westminster in 2009 are answered with one command each.

  Background:
    Given the Westminster programme

  Scenario: The help names the questions
    When I run "--help"
    Then it says "contradictions"
    And it says "hindsight"
    And it says "silences"
    And it says "compare"

  Scenario: What did the risk register say on 1 June 2008?
    When I run "risk list --as-of 2008-06-01"
    Then it says "no risk register entries as of 1 Jun 2008"
    And it says "it was last kept 1 Oct to 31 Dec 2007 (approximate), at least 153 days before"

  Scenario: What would have been flagged before the interim go-live?
    When I run "hindsight --as-of 2009-01-27"
    Then it says "On 31 Dec 2007, before PH-001"
    And it says "process.unowned"
    And it says "phase.not-ready"
    And it says "risk.abandoned"

  Scenario: How long was the staff issues log silent?
    When I run "silences --as-of 2009-01-27 --register staff-issue --format csv"
    Then it says "Staff issues log,393,2008-01-01,2009-01-27,True,2007-10-01~/2007-12-31~,,36"
    And it says "HMIC 2009, 6.2"
    And "silences --as-of 2009-01-27 --register staff-issue" lists 1 row

  Scenario: Which recommendations are open, and when do they fall due?
    When I run "recommendation list --as-of 2009-05-01 --state open --format csv"
    Then it says "REC-001,Programme management of the restructuring,0 of 5 verified,open,,2010-03-31,334"
    And it says "REC-006,Capacity through resource leverage,0 of 5 verified,open,,2010-03-31,334"
    And "recommendation list --as-of 2009-05-01 --state open" lists 6 rows

  Scenario: What changed between 1 January 2008 and 27 January 2009, and why?
    When I run "compare 2008-01-01 2009-01-27 --brief --format csv"
    Then it says "unit,9,0,5,new fact,new U-006 … U-014; changed U-001 … U-005"
    And it says "staff-issue,32,0,0,new fact,new SI-001 … SI-032"
    And it says "time passed; new fact"
    When I run "compare 2008-01-01 2009-01-27"
    Then it says "--brief says how many in each register"
    When I run "compare 2008-01-01 2009-01-27 --register unit --format csv"
    Then it says "unit,U-001,State,open,closed,new fact,25; "

  Scenario: Where does the report contradict itself?
    When I run "contradictions M-034 --as-of 2009-01-27 --format csv"
    Then it says "HMIC 2009, 1.1; HMIC 2009, 4.10"
    And it says "HMIC 2009, 6.2; HMIC 2009, 6.23"

  Scenario: Who answered for intelligence, which functions had two masters or none, and which meetings were missing?
    When I run "accountability --thing intelligence --as-of 2008-06-01 --format csv"
    Then it says "BP-007,Intelligence,not known,"
    When I run "accountability --after PH-001 --orphans --disputes --kind function --as-of 2009-01-27 --format csv"
    Then it says "FN-001,Response teams,disputed,Superintendent (North); Superintendent (South); Superintendent (Central)"
    And it says "FN-006,Crime reduction,nobody,"
    And it says "FN-012,Overspending of the Parks Police,not known,"
    When I run "forum list --state missing --as-of 2009-01-27 --format csv"
    Then it says "FO-018,Gold group for sanction detections,missing"
    And it says "FO-019,Responding Safely Together meeting,missing"
    And it says "FO-020,Borough user group for command and control,missing"
