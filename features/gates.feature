Feature: Gates that cannot be fooled
  A gate asks for everything that a phase needs, and is opened by what is known and by nobody's silence. A rule may
  refuse an approval; what happened can always be recorded, and what happened against a rule is marked.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      process define --name "Custody" --owner "Supt Criminal Justice" --on 2007-09-10
      phase plan --title "Two units become one" --planned-live 2008-04 --on 2007-10-01
      change identify --process BP-001 --title "One custody team" --phase PH-001 --on 2007-10-15
      change map PC-001 --note "maps are in the shared folder" --on 2007-11-05
      change agree PC-001 --agreed-by "Supt Criminal Justice" --on 2007-11-12
      phase start PH-001 --on 2008-01-14
      """

  Scenario: An assessment of which nobody knows what it assessed opens no gate
    Given these commands were run
      """
      phase consult PH-001 --with-whom "all staff" --heard "worried about shifts" --on 2008-01-21
      eia register --title "Some assessment" --on 2008-02-04
      """
    Then in "eia list" PH-001 has status "unclear: may be EIA-001"
    When I run "phase go-live PH-001 --on 2008-04-30"
    Then it is refused because "PH-001 has no Equality Impact Assessment of its own; unclear: may be EIA-001"
    When I run "eia attribute EIA-001 --assesses PH-001 --on 2008-02-11"
    And I run "phase go-live PH-001 --on 2008-04-30"
    Then PH-001 has state "live"

  Scenario: A go-live that nobody accepted is recorded as it happened, and is the gravest alert until someone accepts
    When I run "phase go-live PH-001 --on 2008-04-30"
    Then it is refused because "If it went live and nobody accepted them, say who found that (--reported-by)"
    When I run "phase go-live PH-001 --reported-by 'HM Inspectorate' --on 2008-04-30"
    Then PH-001 has state "live"
    And as of 2008-05-01 there is the alert "phase.live-unaccepted" about PH-001 since 2008-04-30
    When I run "alerts --as-of 2008-05-01 --format csv"
    Then it says "without anyone's acceptance of 2 gaps (found by HM Inspectorate)"
    When I run "phase readiness PH-001 --format csv"
    Then it says "unaccepted,consultation,PH-001,staff were not consulted on PH-001"
    When I run "phase accept PH-001 --accepted-by 'Chief Supt Two' --reason 'it is too late' --gaps 'training N-001'"
    Then it is refused because "“training N-001” is no gap of PH-001 that waits for this: choose assessment PH-001, consultation PH-001"
    When I run
      """
      phase accept PH-001 --accepted-by "Chief Supt Two" --reason "staff stay where they are"
        --gaps "consultation PH-001" --on 2008-06-02
      """
    Then as of 2008-06-02 there is the alert "phase.live-unaccepted" about PH-001 since 2008-04-30
    When I run "eia register --title 'Found in a drawer' --assesses PH-001 --since 2008-06-09 --on 2008-06-09"
    Then as of 2008-06-09 there is no alert "phase.live-unaccepted"
    And as of 2008-06-09 there is the alert "phase.gap-consultation" about PH-001 since 2008-06-02
    When I run "phase accept PH-001 --accepted-by 'Chief Supt Two' --reason 'again'"
    Then it is refused because "PH-001 has no gap that nobody accepted"

  Scenario: What is found after a go-live to have been missing before it can be recorded, and is marked
    Given these commands were run
      """
      phase consult PH-001 --with-whom "all staff" --heard "worried about shifts" --on 2008-01-21
      eia register --title "Assessment of the merger" --assesses PH-001 --since 2008-02-04 --on 2008-02-04
      phase go-live PH-001 --on 2008-04-30
      """
    Then as of 2008-05-01 there is no alert "phase.live-unaccepted"
    When I run
      """
      sop require --title "Custody closure policy" --reason "cells are shut" --phase PH-001 --since 2008-02 --on 2009-01-27
      """
    Then it succeeds
    And as of 2008-05-01 there is the alert "phase.live-unaccepted" about PH-001 since 2008-04-30

  Scenario: Being told is not consultation
    Given these commands were run
      """
      phase consult PH-001 --with-whom "all staff" --heard "nothing" --mode informing --on 2008-01-21
      """
    When I run "phase readiness PH-001 --format csv"
    Then it says "missing,consultation,PH-001,staff were told of PH-001 and not consulted on it"
    When I run
      """
      group identify --name "Custody officers" --kind staff --on 2008-01-22
      activity hold --title "Two meetings" --kind meeting --mode consulting --groups SG-001 --about PH-001 --on 2008-01-28
      """
    And I run "phase readiness PH-001 --format csv"
    Then it says "there,consultation,PH-001,staff are consulted on PH-001"

  Scenario: A phase to which no process change is attached is not known to be ready
    Given these commands were run
      """
      phase plan --title "Functional model" --on 2008-02-04
      """
    Then in "phase list" PH-002 has gaps "unknown"
    When I run "phase readiness PH-002"
    Then it says "not known, as no process change is attached to it"
    When I run "change attach PC-001 --phase PH-002 --on 2008-02-05"
    Then in "phase list" PH-002 has gaps "2"
    And in "phase list" PH-001 has gaps "unknown"
    When I run "change attach PC-001 --phase PH-002"
    Then it is refused because "PC-001 belongs to PH-002 already"

  Scenario: A risk to the phase that nobody scored is a gap
    Given these commands were run
      """
      risk raise --title "Cells lack staff" --cause a --event b --effect c --phase PH-001 --on 2008-02-04
      """
    When I run "phase readiness PH-001 --format csv"
    Then it says "missing,risk,R-001,R-001 “Cells lack staff” is not scored"

  Scenario: Training, systems, rooms and posts are needs, each with an owner and what shows that it is met
    Given these commands were run
      """
      need identify --phase PH-001 --kind training --title "40 officers trained" --due 2008-03-31 --on 2008-01-15
      """
    Then as of 2008-01-15 there is the alert "need.unowned" about N-001 since 2008-01-15
    When I run "need assign N-001 --owner 'Training Manager' --on 2008-01-16"
    Then as of 2008-01-16 there is no alert "need.unowned"
    And as of 2008-04-01 there is the alert "need.overdue" about N-001 since 2008-04-01
    When I run "phase readiness PH-001 --format csv"
    Then it says "missing,training,N-001,N-001 “40 officers trained” is not in place (Training Manager)"
    When I run "need meet N-001 --shown-by 'training records' --confirmed-by 'Chief Supt Two' --on 2008-03-17"
    Then N-001 has state "met"
    And as of 2008-04-01 there is no alert "need.overdue"
    When I run "need reopen N-001 --reason 'half of them have left' --on 2008-04-07"
    And I run "need drop N-001 --reason 'the system was not bought' --on 2008-04-14"
    Then N-001 has state "dropped"
    When I run "need meet N-001 --shown-by records --confirmed-by Bob"
    Then it is refused because "N-001 is dropped and cannot be met: "

  Scenario: Somebody answers for every unit that a phase opens
    Given these commands were run
      """
      unit open --name "North" --kind territorial --phase PH-001 --on 2008-02-04
      """
    When I run "phase readiness PH-001 --format csv"
    Then it says "missing,accountability,U-001,nobody is named to answer for U-001 “North”"
    When I run
      """
      need identify --phase PH-001 --kind accountability --title "Head of North" --unit U-001 --owner HR --on 2008-02-05
      need meet N-001 --shown-by "order of 6 February: Supt North" --confirmed-by "Commander" --on 2008-02-06
      """
    And I run "phase readiness PH-001 --format csv"
    Then it says "there,accountability,N-001,N-001 “Head of North” is in place"

  Scenario: Phases do not end each other in a circle
    Given these commands were run
      """
      phase plan --title "Second" --interim --on 2008-02-01
      phase plan --title "Third" --interim --on 2008-02-01
      phase end-by PH-001 --ended-by PH-002 --on 2008-02-02
      phase end-by PH-002 --ended-by PH-003 --on 2008-02-02
      """
    When I run "phase end-by PH-003 --ended-by PH-001 --on 2008-02-02"
    Then it is refused because "PH-003 would lead back to itself, as PH-001 is ended by PH-002 is ended by PH-003"

  Scenario: The owner of a risk does not accept it above tolerance, and an acceptance ends
    Given these commands were run
      """
      risk raise --title "Cells lack staff" --cause a --event b --effect c --owner "Supt North" --on 2008-02-04
      risk assess R-001 --likelihood 4 --impact 4 --basis "three shifts short" --on 2008-02-04
      """
    When I run "risk respond R-001 --response tolerate --reason cheaper --approver 'supt north' --until 2008-06-30"
    Then it is refused because "Supt North owns R-001, which is above tolerance: someone else has to accept it"
    When I run "risk respond R-001 --response tolerate --reason cheaper --approver Commander"
    Then it is refused because "R-001 is above tolerance and is not accepted for ever: say until when (--until)"
    When I run
      """
      risk respond R-001 --response tolerate --reason cheaper --approver Commander --until 2008-06-30 --on 2008-02-05
      """
    Then as of 2008-06-30 there is no alert "risk.toleration-ended"
    And as of 2008-07-01 there is the alert "risk.toleration-ended" about R-001 since 2008-07-01
    When I run "risk assign R-001 --owner Commander --on 2008-03-03"
    Then as of 2008-03-03 there is the alert "risk.accepted-by-owner" about R-001 since 2008-02-05

  Scenario: When what something leans on ends, what leaned on it is named
    Given these commands were run
      """
      unit open --name "North" --kind territorial --on 2007-09-03
      unit open --name "South" --kind territorial --on 2007-09-03
      process move BP-001 --unit U-001 --on 2007-09-17
      phase need PH-001 --needs BP-001 --on 2008-01-15
      risk raise --title "Cells lack staff" --cause a --event b --effect c --phase PH-001 --on 2008-02-04
      unit close U-001 --on 2008-03-03
      process define --name "Detention" --on 2008-03-04
      """
    Then as of 2008-03-03 there is the alert "unit.leaned-on" about U-001 since 2008-03-03
    When I run "process move BP-001 --unit U-002 --on 2008-03-05"
    Then as of 2008-03-05 there is no alert "unit.leaned-on"
    When I run "process retire BP-001 --reason 'it is all Detention now' --on 2008-03-10"
    And I run "alerts --as-of 2008-03-10 --format csv"
    Then it says "was retired 10 Mar 2008, and PC-001, PH-001 still lean on it"
    When I run "phase need-not PH-001 --needs BP-001 --reason 'it is all Detention now' --on 2008-03-11"
    And I run "change withdraw PC-001 --reason 'there is nothing to change' --on 2008-03-11"
    Then as of 2008-03-11 there is no alert "process.leaned-on"
    When I run "phase need-not PH-001 --needs BP-001 --reason again"
    Then it is refused because "PH-001 does not depend on BP-001"
    When I run "phase abandon PH-001 --reason 'the force was merged' --on 2008-03-17"
    And I run "alerts --as-of 2008-03-17 --format csv"
    Then it says "was abandoned 17 Mar 2008, and R-001 still leans on it"

  Scenario: What happened against a rule is recorded as somebody found it, and marked until it is accepted
    Given these commands were run
      """
      sop draft --title "Custody SOP" --authors "Insp Lee" --phase PH-001 --on 2008-02-04
      """
    When I run "sop publish SOP-001 --channel intranet --on 2008-03-03"
    Then it is refused because "or, if it happened all the same, say who found that (--reported-by)"
    When I run "sop publish SOP-001 --channel intranet --reported-by 'HM Inspectorate' --on 2008-03-03"
    Then SOP-001 has state "published"
    And as of 2008-03-03 there is the alert "breach.unaccepted" about SOP-001 since 2008-03-03
    When I run "phase readiness PH-001 --format csv"
    Then it says "SOP-001 was published when it was in draft, which nobody accepted"
    When I run "breach accept SOP-001 --accepted-by Commander --reason 'it was read by all' --on 2008-03-10"
    Then as of 2008-03-10 there is no alert "breach.unaccepted"
    When I run "breach accept SOP-001 --accepted-by Commander --reason 'again'"
    Then it is refused because "nothing that was done to SOP-001 against a rule waits to be accepted"
