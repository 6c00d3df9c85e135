Feature: Who answers for what
  For any date, and once a phase is live, each function, process, unit, document, risk, assessment and measure stands
  against who is accountable, responsible, consulted and informed for it: nobody, one, or two.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      post establish --title "Superintendent Crime" --on 2007-10-01
      post establish --title "Superintendent North" --on 2007-10-01
      process define --name "Intelligence" --on 2007-10-01
      unit open --name "North" --kind territorial --on 2007-10-01
      phase plan --title "Functional model" --opens U-001 --on 2008-01-07
      function name --title "Crime reduction" --units U-001 --on 2007-10-01
      """

  Scenario: What registers know of owners is on the map without being typed again
    Given these commands were run
      """
      risk raise --title "Cells lack staff" --cause a --event b --effect c --owner "superintendent north"
      action plan --risk R-001 --title "Hire" --owner HR --due 2009-03-31
      group identify --name "Inspectors" --kind staff
      phase consult PH-001 --with-whom "inspectors" --heard "worried" --mode informing
      activity hold --title "Briefing" --kind briefing --mode informing --groups SG-001 --about PH-001
      """
    Then in "accountability" R-001 has accountable "Superintendent North"
    And in "accountability" R-001 has responsible "HR"
    And in "accountability" R-001 has state "clear"
    And in "accountability" PH-001 has informed "Inspectors"
    And in "accountability --thing intelligence" BP-001 has state "not known"
    And "accountability --thing intelligence" lists 1 row
    When I run "accountability --thing 'dog section'"
    Then it says "nothing that is called “dog section” is there to answer for"

  Scenario: Somebody answers from the go-live of a phase on, and another no longer
    Given these commands were run
      """
      responsibility assign --about FN-001 --who "superintendent north" --on 2008-01-08
      responsibility assign --about FN-001 --who "superintendent crime" --phase PH-001 --on 2008-01-08
      """
    Then in "accountability" FN-001 has accountable "Superintendent North"
    And in "accountability --after PH-001" FN-001 has state "disputed"
    And "accountability --disputes" lists 0 rows
    And "accountability --after PH-001 --disputes" lists 1 row
    When I run "responsibility end RS-001 --phase PH-001 --on 2008-01-08"
    Then in "accountability --after PH-001" FN-001 has accountable "Superintendent Crime"
    And in "accountability --changes" FN-001 has before "Superintendent North"
    And in "accountability --changes" FN-001 has after "Superintendent Crime"
    And in "responsibility list" RS-002 has status "to come"
    When I run "phase start PH-001 --on 2008-02-04"
    And I run "phase go-live PH-001 --reported-by 'HM Inspectorate' --on 2008-04-14"
    Then in "responsibility list" RS-001 has status "ended"
    And in "accountability" FN-001 has accountable "Superintendent Crime"
    And in "accountability --as-of 2008-04-13" FN-001 has accountable "Superintendent North"
    When I run "accountability --after PH-009"
    Then it is refused because "there is no phase PH-009"
    When I run "accountability --changes --orphans"
    Then it is refused because "--changes goes without --orphans and --disputes"

  Scenario: A function that nobody answers for is an alert until somebody does, and hindsight says since when
    Then as of 2007-10-01 there is the alert "function.orphan" about FN-001 since 2007-10-01
    And "accountability --orphans --thing crime" lists 1 row
    When I run "responsibility assign --about FN-001 --who 'superintendent north' --on 2008-01-08"
    Then as of 2008-01-08 there is no alert "function.orphan"
    When I run "responsibility end RS-001 --reason 'moved to the force' --on 2008-06-02"
    Then as of 2008-07-01 there is the alert "function.orphan" about FN-001 since 2008-06-02
    And "hindsight --rule function.orphan" lists 2 rows
    When I run "function name --title 'crime reduction'"
    Then it is refused because "FN-001 is called “Crime reduction” already"
    When I run "function name --title intelligence"
    Then it is refused because "BP-001 is called “Intelligence” already: say who answers for that one"
    When I run "function carry FN-001 --units U-001 --on 2008-06-02"
    And I run "function end FN-001 --reason 'done by the force' --on 2008-09-01"
    Then as of 2008-09-01 there is no alert "function.orphan"

  Scenario: Two who are accountable are in dispute, and a contradiction with both sides
    Given these commands were run
      """
      process assign BP-001 --owner "superintendent north" --on 2007-10-01
      responsibility assign --about BP-001 --who "superintendent crime" --basis "order 12" --on 2008-01-08
      """
    Then as of 2008-01-08 there is the alert "responsibility.disputed" about BP-001 since 2008-01-08
    And in "contradictions" BP-001 has one "Superintendent North"
    And in "contradictions" BP-001 has other "Superintendent Crime"
    And in "contradictions" BP-001 has other_source "order 12"
    When I run "responsibility pass RS-001 --who 'superintendent north' --on 2008-02-04"
    Then "contradictions" lists 0 rows
    And as of 2008-02-04 there is no alert "responsibility.disputed"
    When I run "responsibility assign --about BP-001 --who 'Superintendent North'"
    Then it is refused because "RS-001 says that Superintendent North is accountable for BP-001 already"

  Scenario: That nobody was found to answer is told from what is not known
    Given these commands were run
      """
      responsibility find-missing BP-001 --basis "staff did not know whom to ask" --since 2008-06-02 --on 2009-01-20
      """
    Then in "accountability --orphans" BP-001 has state "nobody"
    And in "accountability --orphans" FN-001 has state "not known"
    And in "accountability --as-of 2008-06-01" BP-001 has state "not known"
    And as of 2008-06-02 there is the alert "function.orphan" about BP-001 since 2008-06-02
    When I run "responsibility find-missing U-001 --basis 'nobody commands it' --since 2008-06-02 --on 2009-01-20"
    And I run "unit close U-001 --on 2009-01-22"
    Then as of 2009-01-21 there is the alert "function.orphan" about U-001 since 2008-06-02
    And "alerts --about U-001" lists 1 row
    When I run "responsibility assign --about BP-001 --who 'superintendent crime' --on 2009-01-26"
    Then in "accountability" BP-001 has state "clear"
    And as of 2009-01-26 there is no alert "process.unowned"

  Scenario: A gate asks that every function of the units that a phase opens has somebody who is accountable
    Given these commands were run
      """
      process move BP-001 --unit U-001 --on 2008-01-08
      """
    When I run "phase readiness PH-001 --format csv"
    Then it says "missing,accountability,FN-001,nobody is accountable for FN-001 “Crime reduction” once PH-001 is live"
    And it says "missing,accountability,BP-001,nobody is accountable for BP-001 “Intelligence” once PH-001 is live"
    When I run "responsibility assign --about FN-001 --who 'superintendent crime' --phase PH-001 --on 2008-01-08"
    And I run "responsibility assign --about U-001 --who 'superintendent crime' --phase PH-001 --on 2008-01-08"
    And I run "phase readiness PH-001 --format csv"
    Then it says "there,accountability,FN-001,somebody is accountable for FN-001 “Crime reduction”"
    And it says "there,accountability,U-001,somebody answers for U-001 “North”"

  Scenario: What a post answers for by assignment is handed over with the rest
    Given these commands were run
      """
      responsibility assign --about FN-001 --who "superintendent north" --on 2008-01-08
      responsibility assign --about U-001 --who "superintendent north" --role informed --on 2008-01-08
      """
    When I run "post handover 'superintendent north' --to 'superintendent crime'"
    Then in "accountability" FN-001 has accountable "Superintendent Crime"
    And in "accountability" U-001 has informed "Superintendent North"
    When I run "post abolish PO-001"
    Then in "accountability" FN-001 has state "not known"
