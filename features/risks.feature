Feature: The risk register
  A risk is a statement, three scores and a history of looks. What anyone ever recorded of it stays.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim structure prolonged" --cause "the next phase has no date"
        --event "three units stay longer than planned" --effect "keep processes apart"
        --category operations --owner "Supt South" --on 2008-02-01
      """

  Scenario: A risk is raised
    Then R-001 has state "open"
    And R-001 has owner "Supt South"
    And R-001 has statement "Because the next phase has no date, there is a risk that three units stay longer than planned, which would keep processes apart."

  Scenario: A risk is given other words
    When I run "risk restate R-001 --title 'Interim structure outlives its purpose' --reason 'clearer'"
    Then it succeeds
    And R-001 has title "Interim structure outlives its purpose"

  Scenario: A risk is handed to another owner
    When I run "risk assign R-001 --owner 'Chief Supt Two'"
    Then R-001 has owner "Chief Supt Two"

  Scenario: A risk is scored, and scored again
    When I run
      """
      risk assess R-001 --likelihood 3 --impact 4 --basis "no date from the board" --on 2008-02-04
      risk assess R-001 --likelihood 4 --impact 5 --basis "the board met and set none" --on 2008-03-03
      """
    Then R-001 has residual.likelihood "4"
    And R-001 has residual.band "very high"
    And R-001 has previous "12"
    And as of 2008-02-10 R-001 has residual.band "high"
    And in "risk list" R-001 has trend "↑"

  Scenario: A score that is not on the scale is refused
    When I run "risk assess R-001 --likelihood 9 --impact 2 --basis 'felt like it'"
    Then it is refused because "likelihood 9 is not on the scale: choose 1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain"
    And the journal holds 2 entries

  Scenario: A target above the residual score is refused
    Given these commands were run
      """
      risk assess R-001 --likelihood 2 --impact 2 --basis "quiet"
      """
    When I run "risk assess R-001 --score target --likelihood 3 --impact 3 --basis 'modest'"
    Then it is refused because "a target of 9 is above the residual score of 4"

  Scenario: A look at which nothing changed keeps a risk from being overdue
    Given these commands were run
      """
      risk assess R-001 --likelihood 3 --impact 4 --basis "no date from the board" --on 2008-02-04
      """
    Then as of 2008-03-06 there is the alert "risk.review-overdue" about R-001 since 2008-03-06
    When I run "risk review R-001 --note 'no change' --on 2008-03-05"
    Then as of 2008-03-06 there is no alert "risk.review-overdue"

  Scenario: It is said when a risk could strike
    When I run "risk time R-001 --proximity 2009-04/2009-06"
    Then R-001 has proximity "2009-04/2009-06"

  Scenario: A risk above tolerance is escalated, and comes back down
    Given these commands were run
      """
      risk assess R-001 --likelihood 4 --impact 4 --basis "no date from the board" --on 2008-02-04
      """
    Then as of 2008-02-05 there is the alert "risk.above-tolerance" about R-001 since 2008-02-04
    When I run "risk escalate R-001 --level SMT --reason 'beyond the programme' --on 2008-02-05"
    Then as of 2008-02-05 there is no alert "risk.above-tolerance"
    And R-001 has level "SMT"
    When I run "risk escalate R-001 --level SMT --reason 'again'"
    Then it is refused because "R-001 is at SMT level already"
    When I run "risk de-escalate R-001 --level programme --reason 'a date is set'"
    Then R-001 has level "programme"

  Scenario: What was feared happens and becomes an issue
    When I run "risk materialise R-001 --what-happened 'April came and went'"
    Then R-001 has state "materialised"
    And R-001 has issue "I-001"
    And I-001 has risk "R-001"
    And I-001 has owner "Supt South"

  Scenario: A closed risk is not reviewed, but can be reopened
    When I run "risk close R-001 --reason 'the functional model is live'"
    Then R-001 has state "closed"
    When I run "risk review R-001 --note 'still there'"
    Then it is refused because "R-001 is closed and cannot be reviewed: reopen it first"
    When I run "risk reopen R-001 --reason 'one unit moved back'"
    Then R-001 has state "open"

  Scenario: It is decided how a risk is met
    When I run "risk respond R-001 --response treat --reason 'set a date'"
    Then R-001 has response "treat"
    When I run "risk respond R-001 --response tolerate --reason 'cheaper'"
    Then it is refused because "name the approver"
    When I run "risk respond R-001 --response exploit --reason 'why not'"
    Then it is refused because "R-001 is a threat: choose treat, tolerate, transfer or terminate"

  Scenario: A risk above tolerance that somebody decided to tolerate comes back when that ends
    Given these commands were run
      """
      risk assess R-001 --likelihood 4 --impact 4 --basis "no date from the board" --on 2008-02-04
      risk respond R-001 --response tolerate --approver "Board" --until 2008-06-30 --reason "until the review" --on 2008-02-11
      """
    Then as of 2008-02-10 there is the alert "risk.above-tolerance" about R-001 since 2008-02-04
    And as of 2008-02-11 there is no alert "risk.above-tolerance"
    And in "risk list" R-001 has accepted until "2008-06-30"
    And as of 2008-06-30 there is no alert "risk.toleration-ended"
    And as of 2008-07-01 there is the alert "risk.toleration-ended" about R-001 since 2008-07-01
    When I run "risk assess R-001 --likelihood 5 --impact 4 --basis 'worse than was decided on' --on 2008-03-03"
    Then as of 2008-03-03 there is the alert "risk.above-tolerance" about R-001 since 2008-02-04

  Scenario: What is tolerated without a last day is to be given one
    Given these commands were run
      """
      risk assess R-001 --likelihood 4 --impact 4 --basis "no date from the board" --on 2008-02-04
      risk respond R-001 --response tolerate --approver "Board" --reason "for now" --reported-by "Audit" --on 2008-02-11
      """
    Then as of 2008-02-11 there is no alert "risk.above-tolerance"
    And as of 2008-02-11 there is the alert "risk.tolerated-open-ended" about R-001 since 2008-02-04
    When I run "risk respond R-001 --response treat --until 2008-06-30 --reason 'by then'"
    Then it is refused because "only what is tolerated has a day until when it is"
    When I run "risk respond R-001 --response tolerate --approver Board --until 2007-06-30 --reason 'by then'"
    Then it is refused because "it would be accepted until 30 Jun 2007, before"

  Scenario: An opportunity above tolerance is pursued, and is no threat to be brought down
    Given these commands were run
      """
      risk raise --title "One front counter saves a lease" --kind opportunity --cause "two leases end"
        --event "one counter serves both towns" --effect "free a building" --on 2008-02-01
      risk assess R-002 --likelihood 4 --impact 4 --basis "both leases end in June" --on 2008-02-04
      """
    Then as of 2008-02-04 there is no alert "risk.above-tolerance"
    And as of 2008-02-04 there is the alert "risk.opportunity-unpursued" about R-002 since 2008-02-04
    When I run "risk assess R-002 --score target --likelihood 2 --impact 2 --basis 'less of it'"
    Then it is refused because "a target says how far the opportunity shall be brought up"
    When I run "risk assess R-002 --score target --likelihood 5 --impact 4 --basis 'sign one lease' --on 2008-02-05"
    Then it succeeds
    When I run "risk respond R-002 --response enhance --reason 'ask the landlord now' --on 2008-02-06"
    Then as of 2008-02-06 there is no alert "risk.opportunity-unpursued"
    When I run "snapshot --as-of 2008-02-06"
    Then it says "Opportunities: R-002 “One front counter saves a lease” (16 high, new)"

  Scenario: Risks are sorted by what a column says, and references by their numbers
    Given these commands were run
      """
      risk raise --title "T2" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T3" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T4" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T5" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T6" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T7" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T8" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T9" --cause c --event e --effect f --owner "Supt South"
      risk raise --title "T10" --cause c --event e --effect f --owner "Supt South"
      risk assess R-009 --likelihood 2 --impact 4 --basis "a guess"
      risk assess R-010 --likelihood 3 --impact 4 --basis "a guess"
      """
    When I run "risk list --format csv"
    Then the row of R-009 comes before that of R-010
    When I run "risk list --sort -score --format csv"
    Then the row of R-010 comes before that of R-009
    When I run "risk list --sort score --format csv"
    Then the row of R-009 comes before that of R-010

  Scenario: What is no likelihood, or is said twice, is not taken for one
    Given the file "wrong.jsonl" is
      """
      {"entry": "risk assess", "on": "2008-03-01", "fields": {"risk": "R-001", "likelihood": true, "impact": 3, "basis": "b"}}
      """
    When I run "import {folder}/wrong.jsonl"
    Then it is refused because "likelihood: give a number; yes or no is none"
    Given the file "twice.jsonl" is
      """
      {"entry": "risk review", "on": "2008-03-01", "fields": {"risk": "R-001", "note": "high", "note": "low"}}
      """
    When I run "import {folder}/twice.jsonl"
    Then it is refused because "the key “note” stands there twice: say it once"

  Scenario: A risk is looked at as a bow-tie
    Given these commands were run
      """
      control add --risk R-001 --title "Weekly count" --effect "seen early"
      contingency plan --risk R-001 --title "Borrow cells" --trigger "none is free" --owner "Supt Ash"
      """
    When I run "risk show R-001"
    Then it says "causes: the next phase has no date"
    And it says "kept from it by: CTL-001 Weekly count (in place)"
    And it says "made bearable by: CP-001 Borrow cells (planned)"
    And it says "effects: keep processes apart"
    And it says "Leans on it"
