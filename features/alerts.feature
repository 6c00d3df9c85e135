Feature: Alerts that rank
  What blocks the next go-live comes first, then what is above tolerance, then what the law asks. An alert can wait until a
  day, for a reason that somebody gives, and can be given to somebody to see to.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      sop require --title "Custody handover" --reason "nobody knows how" --on 2008-01-03
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --category people
        --owner "Supt Ash" --on 2008-02-25
      risk assess R-001 --likelihood 5 --impact 5 --basis "counted" --on 2008-02-25
      eia require --assesses SOP-001 --title "Custody" --on 2008-02-01
      phase plan --title "One unit" --planned-live 2008-03-14 --on 2008-02-28
      """

  Scenario: The order is that of consequences and not that of age
    When I run "alerts --where 'consequence:gate' --format markdown"
    Then it says "PH-001"
    When I run "alerts --rule risk.above-tolerance --format csv"
    Then it says ",tolerance,,"
    When I run "alerts --rule sop.absent --format csv"
    Then it says ",rest,,"

  Scenario: An alert waits until a day, and stays counted
    When I run "alert snooze --rule sop.absent --about SOP-001 --until 2008-03-20 --reason 'the author is on leave'"
    And I run "alerts --rule sop.absent --format csv"
    Then it says ",snoozed,,2008-03-20"
    When I run "status"
    Then it says "snoozed until 20 Mar 2008"
    When I run "alerts --rule sop.absent --as-of 2008-03-20 --format csv"
    Then it says ",rest,,"
    When I run "timeline --where snooze --format csv"
    Then it says "alert snooze"
    And it says "Sam Reed"

  Scenario: It can wait no longer
    When I run "alert snooze --rule sop.absent --about SOP-001 --until 2008-03-20 --reason 'the author is on leave'"
    And I run "alert wake --rule sop.absent --about SOP-001 --reason 'custody opens sooner'"
    And I run "alerts --rule sop.absent --format csv"
    Then it says ",rest,,"
    When I run "alert wake --rule sop.absent --about SOP-001 --reason 'again'"
    Then it is refused because "no alert sop.absent about SOP-001 is snoozed on 1 Mar 2008: check the rule and the thing"

  Scenario: Somebody sees to it
    When I run "alert assign --rule sop.absent --about sop-1 --who 'CI Birch'"
    And I run "alerts --rule sop.absent --format csv"
    Then it says ",rest,CI Birch,"

  Scenario: There is no such alert, thing or day
    When I run "alert snooze --rule sop.absnt --about SOP-001 --until 2008-03-20 --reason later"
    Then it is refused because "no alert has the rule “sop.absnt”: programme alerts --json names the rule of each; did you mean sop.absent? (--rule)"
    When I run "alert snooze --rule sop.absent --about SOP-009 --until 2008-03-20 --reason later"
    Then it is refused because "SOP-009 does not exist on 1 Mar 2008: check the reference (--about)"
    When I run "alert snooze --rule sop.absent --about SOP-001 --until 2008-03-01 --reason later"
    Then it is refused because "it would come back on 1 Mar 2008, which is not after 1 Mar 2008: give a later day (--until)"
