Feature: From nothing
  A programme manager who has read only --help starts a programme and records what happens, by commands alone.

  Scenario: A first month
    Given today is 2008-02-04
    And no store exists
    When I run
      """
      new "North division merger" --lead "Chief Supt Two" --on 2008-01-07
      phase plan --title "Two units become one" --planned-live 2008-04 --on 2008-01-07
      process define --name Custody --owner "Supt Criminal Justice" --on 2008-01-08
      change identify --process BP-001 --title "One custody team" --phase PH-001 --on 2008-01-08
      sop draft --title "Custody SOP" --process BP-001 --change PC-001 --on 2008-01-09
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all" --on 2008-01-10
      risk assess R-001 --likelihood 4 --impact 4 --basis "no date from the board" --on 2008-01-10
      risk review R-001 --note "still no date" --on 2008-01-17
      risk escalate R-001 --level SMT --reason "only the SMT can set a date" --on 2008-01-17
      risk materialise R-001 --what-happened "April was given up" --on 2008-02-01
      staff-issue raise --theme workload --summary "two rotas at once" --raised-by sergeants --channel surgery
        --on 2008-01-21
      eia require --assesses PH-001 --on 2008-01-14
      """
    Then it succeeds
    And the journal holds 12 entries
    And R-001 has issue "I-001"
    When I run "status"
    Then it says "0 of 1 process changes are done, as counted"
    And it says "PH-001, Two units become one, planned"

  Scenario: The status as JSON says what it was made from
    Given today is 2008-02-04
    And the programme "North division merger" started on 2008-01-07
    When I run "status --as-of 2008-01-31 --format json"
    Then it says ""as_of": "2008-01-31""
    And it says ""position": 1"
