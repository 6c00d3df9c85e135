Feature: Contingencies, shared controls and linked risks
  What is done when a risk strikes is planned before, with its trigger; whoever leans on what ends is named.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "No cells" --cause "one suite closes" --event "the other is full" --effect "delay charging" --owner "Custody Manager" --on 2008-01-14
      risk raise --title "Officers wait" --cause "cells are far" --event "patrols drive prisoners" --effect "empty the streets" --owner "Patrol Manager" --on 2008-01-14
      risk assess R-001 --likelihood 2 --impact 3 --basis "the agreement with the south" --on 2008-01-14
      risk assess R-002 --likelihood 2 --impact 3 --basis "the agreement with the south" --on 2008-01-14
      control add --risk R-001 --title "Cells lent by the south" --effect "fewer days without a cell" --on 2008-01-15
      """

  Scenario: A contingency plan that was called for is an alert until it is carried out
    When I run "contingency plan --risk R-001 --title 'Open the old cells' --trigger 'two refusals in a night' --owner 'Custody Manager' --on 2008-01-16"
    Then CP-001 has state "planned"
    And R-001 has contingencies "CP-001"
    When I run "contingency call CP-001 --basis 'refused at 01:10 and 03:40' --called-by 'Duty Inspector' --on 2008-03-03"
    Then CP-001 has state "called"
    And as of 2008-03-03 there is the alert "contingency.not-carried-out" about CP-001 since 2008-03-03
    When I run "contingency stand-down CP-001 --reason 'both were placed' --on 2008-03-03"
    Then CP-001 has state "planned"
    And as of 2008-03-03 there is no alert "contingency.not-carried-out"
    When I run "contingency call CP-001 --basis 'refused twice' --on 2008-03-10"
    And I run "contingency carry-out CP-001 --note 'six cells, until 06:00' --on 2008-03-10"
    Then CP-001 has state "carried out"
    And as of 2008-03-11 there is no alert "contingency.not-carried-out"
    When I run "contingency call CP-001 --basis 'again'"
    Then it is refused because "CP-001 is carried out and cannot be called for"

  Scenario: A contingency plan is to be called for when its indicator is past the threshold, or its risk strikes
    Given these commands were run
      """
      indicator set --risk R-001 --title "Refusals a week" --unit refusals --threshold 4 --on 2008-01-16
      contingency plan --risk R-001 --title "Open the old cells" --indicator KRI-001 --on 2008-01-16
      contingency plan --risk R-002 --title "Hire vans" --trigger "an hour's drive" --on 2008-01-16
      indicator observe KRI-001 --value 6 --source "custody record" --on 2008-02-04
      risk materialise R-002 --what-happened "patrols drove for hours" --on 2008-02-06
      """
    Then as of 2008-02-04 there is the alert "contingency.not-called" about CP-001 since 2008-02-04
    And as of 2008-02-06 there is the alert "contingency.not-called" about CP-002 since 2008-02-06
    When I run "contingency call CP-002 --basis 'it was so all night' --on 2008-02-07"
    And I run "contingency drop CP-001 --reason 'the old cells were sold' --on 2008-02-07"
    Then as of 2008-02-07 there is no alert "contingency.not-called"
    When I run "contingency assign CP-002 --owner 'Fleet Manager' --on 2008-02-07"
    Then CP-002 has owner "Fleet Manager"
    When I run "contingency plan --risk R-001 --title 'Wait'"
    Then it is refused because "say what calls for it"

  Scenario: Whoever leans on a control that is retired is named until the risk is scored without it
    When I run "control share CTL-001 --risk R-002 --on 2008-01-16"
    Then CTL-001 has also "R-002"
    And R-002 has controls "CTL-001"
    When I run "control share CTL-001 --risk R-002"
    Then it is refused because "R-002 leans on CTL-001 already"
    When I run "control retire CTL-001 --reason 'the south needs its cells' --on 2008-02-04"
    Then as of 2008-02-04 there is the alert "control.leaned-on" about CTL-001 since 2008-02-04
    When I run "risk assess R-001 --likelihood 4 --impact 3 --basis 'without the south' --on 2008-02-05"
    Then as of 2008-02-05 there is the alert "control.leaned-on" about CTL-001 since 2008-02-04
    When I run "risk assess R-002 --likelihood 4 --impact 3 --basis 'without the south' --on 2008-02-05"
    Then as of 2008-02-05 there is no alert "control.leaned-on"

  Scenario: A risk is released from a control that others lean on
    When I run "control release CTL-001 --risk R-001 --reason 'no longer used'"
    Then it is refused because "only R-001 leans on CTL-001: retire it instead"
    When I run "control share CTL-001 --risk R-002 --on 2008-01-16"
    And I run "control release CTL-001 --risk R-001 --reason 'the north has its own' --on 2008-01-20"
    Then CTL-001 has risk "R-002"
    And R-001 has controls ""

  Scenario: Linked risks name each other, and whoever is caused by one that struck is to be looked at
    When I run "risk link R-001 --how causes --other R-002 --reason 'no cell, long drive' --on 2008-01-16"
    Then in "risk list" R-001 has links "causes R-002"
    And in "risk list" R-002 has links "is caused by R-001"
    When I run "why R-002.links"
    Then it says "is caused by, risk R-001"
    When I run "risk materialise R-001 --what-happened 'no cell for two nights' --on 2008-02-04"
    Then as of 2008-02-04 there is the alert "risk.linked-struck" about R-002 since 2008-02-04
    When I run "risk review R-002 --note 'no change' --on 2008-02-05"
    Then as of 2008-02-05 there is no alert "risk.linked-struck"
    When I run "risk unlink R-001 --other R-002 --reason 'vans were hired' --on 2008-02-06"
    Then R-002 has links ""
