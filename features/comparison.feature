Feature: Comparison
  Two moments of a programme are set side by side: every difference says whether only time passed, new facts came, or what
  was recorded was corrected, and by which entries.

  Scenario: The reviewer asks what changed between 1 January 2008 and 27 January 2009, and why
    Given the Westminster programme
    When I run "compare 2008-01-01 2009-01-27 --format csv"
    Then it says "phase,PH-001,is new,,Three territorial OCUs (interim),new fact"
    And it says "unit,U-001,State,open,closed,new fact"
    And it says "alerts,risk.abandoned risk register,is new,,"the risk register has not been updated since 1 Oct to 31 Dec 2007 (approximate), for at least 393 days (abandoned)",time passed"

  Scenario: Each cause is told from the others
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --category people
        --owner "Supt Ash" --on 2008-01-10
      risk raise --title "Leave is lost" --cause "new rosters" --event "leave is cancelled" --effect "anger" --category people
        --owner "Supt Elm" --on 2008-01-10
      action plan --risk R-001 --title "agree the order of closing" --owner "CI Birch" --due 2008-02-01 --on 2008-01-10
      risk assign R-001 --owner "Supt Oak" --on 2008-02-15
      entry correct 3 --set "title=Leave is cancelled" --reason "said too little"
      """
    When I run "compare 2008-01-20 2008-02-20 --as-known-before '#5' --format csv"
    Then it says "risk,R-001,Owner,Supt Ash,Supt Oak,new fact,5"
    And it says "risk,R-002,Risk,Leave is lost,Leave is cancelled,correction,6"
    And it says "alerts,action.overdue ACT-001,is new,,ACT-001 “agree the order of closing” for R-001 is 19 days overdue (due from CI Birch on 1 Feb 2008),time passed"

  Scenario: What was withdrawn is gone by correction
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      staff-issue raise --theme fairness --summary "posts were given away" --raised-by "response team" --channel surgery
        --on 2008-01-08
      entry withdraw 2 --reason "raised twice"
      """
    When I run "compare 2008-02-01 2008-02-01 --as-known-before '#2' --register staff-issue --format csv"
    Then it says "staff-issue,SI-001,is gone,posts were given away,,correction,3"
    And "compare 2008-02-01 2008-02-01 --as-known-before '#2' --register staff-issue" lists 1 row

  Scenario: A comparison in brief counts what is new, gone and changed, and names it
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      unit open --name North --kind territorial --on 2008-01-08
      unit open --name South --kind territorial --on 2008-01-08
      unit open --name West --kind territorial --on 2008-01-08
      unit close U-002 --reason "merged" --on 2008-02-04
      unit open --name Centre --kind territorial --on 2008-02-04
      entry withdraw 4 --reason "there is no West"
      """
    When I run "compare 2008-01-20 2008-02-20 --as-known-before '#4' --register unit --brief --format csv"
    Then it says "unit,1,1,1,new fact; correction,new U-004; gone U-003; changed U-002"
    And "compare 2008-01-20 2008-02-20 --as-known-before '#4' --register unit --brief" lists 1 row

  Scenario: Nothing differs from itself
    Given the Westminster programme
    When I run "compare 2009-01-27 2009-01-27"
    Then it says "nothing differs between the two moments"

  Scenario: The moments are the wrong way round, or the register is none
    Given the Westminster programme
    When I run "compare 2009-01-27 2008-01-01"
    Then it is refused because "is before the first"
    When I run "compare 2008-01-01 2009-01-27 --register rumours"
    Then it is refused because "there is no register “rumours”: choose one of post, person, member, phase"

  Scenario: One cause is kept, the risks that were only reviewed stand on one line, and it says who recorded it
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --on 2008-01-10
      risk raise --title "Leave is lost" --cause "new rosters" --event "leave is cancelled" --effect "anger" --on 2008-01-10
      risk raise --title "Vans break" --cause "old vans" --event "a van breaks" --effect "no patrol" --on 2008-01-10
      risk raise --title "Radios fail" --cause "old radios" --event "a radio fails" --effect "no help" --on 2008-01-10
      risk raise --title "Phones fail" --cause "old phones" --event "a phone fails" --effect "no calls" --on 2008-01-10
      risk review R-001 --on 2008-02-10 --note seen --by "Insp Rowan"
      risk review R-002 --on 2008-02-11 --note seen --by "Insp Rowan"
      risk review R-003 --on 2008-02-12 --note seen --by "Insp Rowan"
      risk review R-004 --on 2008-02-12 --note seen --by "Insp Rowan"
      risk assign R-005 --owner "Supt Oak" --on 2008-02-12 --by "PC Ash"
      """
    When I run "compare 2008-02-01 2008-02-20 --register risk --cause 'new fact' --format markdown"
    Then it says "| risk | R-005 | Owner | | Supt Oak | new fact | 11 | PC Ash |"
    And it says "| risk | R-001, R-002, R-003 and 1 more | reviewed | last review 10 Jan 2008, next review 10 Mar 2008 | | new fact | 7, 8, 9, 10 | Insp Rowan |"
    And "compare 2008-02-01 2008-02-20 --register risk --cause 'new fact'" lists 9 rows
    When I run "compare 2008-02-01 2008-02-20 --register risk --cause correction"
    Then it says "nothing differs in the register risk between the two moments by cause of correction"
    When I run "compare 2008-02-01 2008-02-20 --cause rumour"
    Then it is refused because "rumour"
