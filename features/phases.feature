Feature: Phases and their go-live gate
  A phase moves the organisation from one structure to the next. Going live is a gate: what is missing is named,
  and going through it with gaps needs someone who accepts them by name.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      unit open --name "North" --kind territorial --on 2007-09-03
      unit open --name "South" --kind territorial --on 2007-09-03
      process define --name "Custody" --owner "Supt Criminal Justice" --on 2007-09-10
      phase plan --title "Two units become one" --lead "Chief Supt Two" --planned-start 2008-01 --planned-live 2008-04
        --interim --merges U-001 --on 2007-10-01
      change identify --process BP-001 --title "One custody team" --phase PH-001 --on 2007-10-15
      """

  Scenario: A phase is planned and starts late
    Then PH-001 has state "planned"
    And as of 2008-02-01 there is the alert "phase.late" about PH-001 since 2008-02-01
    When I run "phase start PH-001 --on 2008-02-02"
    Then PH-001 has state "under way"
    And as of 2008-02-02 there is no alert "phase.late"

  Scenario: A phase gets other dates, with a reason
    When I run "phase replan PH-001 --planned-live 2008-09 --reason 'buildings are late' --on 2008-01-10"
    Then PH-001 has planned_live "2008-09"

  Scenario: A phase that is not ready does not go live by itself
    Given these commands were run
      """
      phase start PH-001 --on 2008-01-14
      """
    When I run "phase go-live PH-001 --on 2008-04-30"
    Then it is refused because "PH-001 is not ready to go live, 4 gaps: the change to Custody (PC-001) is identified and was not agreed"
    And PH-001 has state "under way"

  Scenario: A phase goes live with gaps that someone accepts, and they stay alerts until they are closed
    Given these commands were run
      """
      phase start PH-001 --on 2008-01-14
      phase go-live PH-001 --acceptor "Chief Supt Two" --reason "the building was let" --on 2008-04-30
      """
    Then PH-001 has state "live"
    And as of 2008-05-01 there is the alert "phase.gap-process" about PH-001 since 2008-04-30
    When I run
      """
      change map PC-001 --note "maps are in the shared folder" --on 2008-05-05
      change agree PC-001 --agreed-by "Supt Criminal Justice" --on 2008-05-20
      """
    Then as of 2008-05-20 there is no alert "phase.gap-process"
    And as of 2008-05-19 there is the alert "phase.gap-process" about PH-001 since 2008-04-30

  Scenario: The gate is read as a checklist, of what is there and of what is missing
    Given these commands were run
      """
      change map PC-001 --note "maps are in the shared folder" --on 2008-01-10
      change agree PC-001 --agreed-by "Supt Criminal Justice" --on 2008-01-20
      """
    When I run "phase readiness PH-001 --format csv"
    Then it says "there,process,PC-001,the change to Custody (PC-001) is agreed"
    And it says "missing,consultation,PH-001,staff were not consulted on PH-001,,programme phase consult PH-001"
    When I run "phase readiness PH-009"
    Then it is refused because "there is no phase PH-009"

  Scenario: Someone asks who answers for what
    When I run "people --format csv"
    Then it says "Supt Criminal Justice,1,0"
    When I run "people 'supt criminal justice' --format csv"
    Then it says "BP-001,business process,Custody,owner,"

  Scenario: A phase does not go live twice
    Given these commands were run
      """
      phase start PH-001 --on 2008-01-14
      phase go-live PH-001 --acceptor "Chief Supt Two" --reason "the building was let" --on 2008-04-30
      """
    When I run "phase go-live PH-001 --acceptor 'Chief Supt Two' --reason 'again'"
    Then it is refused because "PH-001 is live already"

  Scenario: A phase that is ready goes live without anyone's acceptance
    Given these commands were run
      """
      phase plan --title "Functional model" --planned-live 2009-04 --on 2008-01-02
      phase end-by PH-001 --ended-by PH-002 --on 2008-01-02
      phase consult PH-001 --with-whom "all staff of both units" --heard "worried about shifts; the pattern was changed"
        --on 2008-01-10
      change map PC-001 --note "maps are in the shared folder" --on 2008-01-11
      change agree PC-001 --agreed-by "Supt Criminal Justice" --on 2008-01-14
      eia require --assesses PH-001 --on 2008-01-02
      eia assess EIA-001 --on 2008-01-07
      eia consult EIA-001 --groups "staff associations" --heard "part-time staff lose most" --on 2008-01-14
      eia submit EIA-001 --on 2008-01-21
      eia approve EIA-001 --approver "Commander" --on 2008-01-28
      phase start PH-001 --on 2008-02-04
      """
    When I run "phase go-live PH-001 --on 2008-04-30"
    Then it succeeds
    And in "phase list" PH-001 has gaps "0"

  Scenario: An interim phase says which phase ends it
    Given these commands were run
      """
      phase start PH-001 --on 2008-01-14
      phase go-live PH-001 --acceptor "Chief Supt Two" --reason "the building was let" --on 2008-04-30
      """
    Then as of 2008-05-01 there is the alert "phase.interim-open" about PH-001 since 2008-04-30
    When I run
      """
      phase plan --title "Functional model" --planned-live 2009-04 --on 2008-05-02
      phase end-by PH-001 --ended-by PH-002 --on 2008-05-02
      """
    Then as of 2008-05-02 there is no alert "phase.interim-open"

  Scenario: A phase depends on more than its own changes
    Given these commands were run
      """
      sop require --title "Custody closure policy" --kind policy --reason "nobody knows who may close" --on 2008-01-07
      phase need PH-001 --needs SOP-001 --on 2008-01-08
      """
    Then PH-001 has needs "SOP-001"
    And in "phase list" PH-001 has gaps "5"

  Scenario: A live phase closes, and a planned one can be abandoned
    When I run "phase close PH-001"
    Then it is refused because "PH-001 is planned and cannot be closed"
    When I run "phase abandon PH-001 --reason 'the force was merged'"
    Then PH-001 has state "abandoned"

  Scenario: A live phase is closed when the next takes its place
    Given these commands were run
      """
      phase start PH-001 --on 2008-01-14
      phase go-live PH-001 --acceptor "Chief Supt Two" --reason "the building was let" --on 2008-04-30
      """
    When I run "phase close PH-001 --reason 'the functional model is live'"
    Then PH-001 has state "closed"
