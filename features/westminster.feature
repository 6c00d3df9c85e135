Feature: The Westminster programme
  The history of a real restructuring, entry by entry from the inspection report of 2009, leads to what the inspectors
  found, and shows how it looked before they came.

  Background:
    Given the Westminster programme

  Scenario: The SMT looks on the last day of the inspection
    When I run "status --as-of 2009-01-27"
    Then it succeeds
    And it says "the risk register has not been updated since"
    And it says "70 % of the whole was stated"
    And as of 2009-01-27 PH-001 has state "live"
    And as of 2009-01-27 PH-002 has planned live "2009-04"
    And as of 2009-01-27 there is the alert "risk.abandoned" about risk register since 2008-03-30
    And as of 2009-01-27 there is the alert "staff-issue.abandoned" about staff issues log since 2008-03-30

  Scenario: The SMT asks what the interim structure went live without
    When I run "alerts --as-of 2009-01-27 --rule phase.gap-process --format csv"
    Then it says "the change to Human Resources (PC-002)"
    And it says "the change to Custody (PC-006)"
    And it does not say "Safer Neighbourhood"
    And it does not say "Events"
    And "alerts --as-of 2009-01-27 --rule phase.gap-process" lists 6 rows

  Scenario: What the interim structure went live without is told from what came to light since
    Then in "phase list --as-of 2009-01-27" PH-001 has gaps "16"
    And in "phase list --as-of 2009-01-27" PH-001 has gaps open since go live "8"
    When I run "phase readiness PH-001 --as-of 2009-01-27"
    Then it says "16 of 18 missing; it went live with 8 of these"

  Scenario: The SMT asks for drafts, absent documents and assessments
    Then "sop list --as-of 2009-01-27 --state draft" lists 6 rows
    And "sop list --as-of 2009-01-27 --state absent" lists 12 rows
    And as of 2009-01-27 EIA-001 has state "completed"
    And as of 2009-01-27 there is no alert "eia.missing"
    And as of 2009-01-27 AP-001 has appellants "25"

  Scenario: The SMT looks a year earlier, when the moves had just begun
    When I run "status --as-of 2008-01-31"
    Then it says "Possible on this date, not certain"
    And as of 2008-01-31 PH-001 has state "under way"
    And as of 2008-01-31 there is the alert "risk.stale" about risk register since 2008-01-30
    And as of 2008-01-31 there is the alert "staff-issue.stale" about staff issues log since 2008-01-30
    And as of 2008-01-31 there is no alert "risk.abandoned"
    And as of 2008-01-31 there is no alert "staff-issue.abandoned"
    And as of 2008-01-31 there is no alert "phase.gap-process"
    And "risk list --as-of 2008-01-31" lists 0 rows

  Scenario: A reviewer asks what the senior management team could have known
    When I run "status --as-of 2009-01-27 --as-known 2009-01-27"
    Then it says "#0 and 44 by evidence"
    And it says "the risk register has not been updated since 1 Oct to 31 Dec 2007"
    And it says "PH-001 “Three territorial OCUs (interim)” went live without anyone's acceptance"
    And it says "what is missing may have been known too"
    When I run "risk list --as-of 2009-01-27 --as-known 2009-01-27 --format csv"
    Then it says "R-009"
    And it does not say "R-007"
    And "risk list --as-of 2009-01-27 --as-known 2008-12-31" lists 0 rows
    When I run "status --as-of 2009-01-27 --as-known #1"
    Then it does not say "by evidence"

  Scenario: A reviewer follows a risk to the paragraph of the report
    When I run "show R-005 --as-of 2009-01-27 --format json"
    Then it says "HMIC 2009, 6.2"
    And it says "Our reading, not the report's"
    And as of 2009-01-27 R-005 has identified_by "inspection"

  Scenario: The programme manager takes the register up again
    When I run "risk review R-001 --note 'read with the SMT after the inspection' --on 2009-01-28"
    Then it succeeds
    And as of 2009-01-28 there is no alert "risk.abandoned"
    And as of 2009-01-28 there is the alert "staff-issue.abandoned" about staff issues log since 2008-03-30

  Scenario: A reviewer asks which recommendations are open, when they fall due and what a revisit would find
    Then "recommendation list --as-of 2009-05-01 --state open" lists 6 rows
    And "point list --as-of 2009-05-01" lists 31 rows
    And "consideration list --as-of 2009-05-01" lists 4 rows
    And "practice list --as-of 2009-05-01" lists 3 rows
    And "target list --as-of 2009-05-01" lists 16 rows
    And "recommendation list --as-of 2009-01-27" lists 0 rows
    When I run "recommendation list --as-of 2009-05-01 --format csv"
    Then it says "2010-03-31,334"
    When I run "revisit outlook --as-of 2009-05-01"
    Then it says "31 Mar 2010, 334 days left"
    And it says "not discharged with referral"

  Scenario: The survey of the Westminster inspection is there whole
    Then "survey results --as-of 2009-01-27" lists 41 rows
    And in "survey list --as-of 2009-01-27" SV-001 has answered "56"
    And in "statement list --as-of 2009-01-27" ST-038 has positive "82.1"
    And in "statement list --as-of 2009-01-27" ST-038 has rank "1"
    And in "statement list --as-of 2009-01-27" ST-035 has flag "not out of 56"

  Scenario: A reviewer asks who accepted the go-live, and which processes were not agreed
    Then as of 2009-01-27 PH-001 has acceptor ""
    And as of 2009-01-27 there is the alert "phase.live-unaccepted" about PH-001 since 2008-12-31
    When I run "alerts --as-of 2009-01-27 --rule phase.gap-process --format csv"
    Then it says "Human Resources (PC-002) is implemented and was not agreed"
    And it says "Finance (PC-003) is implemented and was not agreed"
    And it says "Resources (PC-004) is identified and was not agreed"
    And it says "Crime management (PC-005) is implemented and was not agreed"
    And it says "Custody (PC-006) is identified and was not agreed"
    And it says "Intelligence (PC-007) is implemented and was not agreed"
    When I run "show PC-001 --as-of 2009-01-27 --format json"
    Then it says "HMIC 2009, 6.2, area 7, sentence 4"

  Scenario: A reviewer asks which documents were absent when crime management was centralised
    When I run "change list --as-of 2008-06-30 --format markdown"
    Then it says "Crime management in one unit for the borough"
    And it says "possibly implemented (Jan 2008 to 27 Jan 2009)"
    When I run "sop list --as-of 2008-06-30 --format markdown"
    Then it says "Sanction detection improvement plan | plan | possibly absent (by 27 Jan 2009)"
    And it says "False reporting policy | policy | possibly published (by 27 Jan 2009)"
    And "sop list --as-of 2008-06-30 --state absent" lists 0 rows
    And "alerts --as-of 2008-06-30 --rule sop.absent" lists 0 rows
    And "sop list --as-of 2009-01-27 --state absent" lists 12 rows

  Scenario: A reviewer asks whether equality was assessed before the go-live
    When I run "alerts --as-of 2008-12-30 --rule eia.missing"
    Then it says "possibly: PH-001"
    And "alerts --as-of 2008-12-30 --rule eia.missing" lists 0 rows
    When I run "eia list --as-of 2008-12-30 --format markdown"
    Then it says "unclear: may be EIA-001"
    And as of 2009-01-27 EIA-001 has state "completed"

  Scenario: A reviewer asks which risks had struck
    Then as of 2009-01-27 R-003 has state "materialised"
    And as of 2009-01-27 R-005 has state "open"
    And "risk list --as-of 2009-01-27 --state materialised" lists 13 rows
