Feature: Controls, actions and indicators
  A control is in place; an action is promised by someone for a day; an indicator says that a risk is moving.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Samples spoiled" --cause "custody teams changed" --event "samples are taken wrongly"
        --effect "lose evidence" --owner "Supt Criminal Justice" --on 2008-02-01
      """

  Scenario: A control is added and later retired
    When I run
      """
      control add --risk R-001 --title "Checklist at the desk" --effect "fewer wrong seals" --on 2008-03-01
      """
    Then CTL-001 has state "in place"
    And R-001 has controls "CTL-001"
    When I run "control retire CTL-001 --reason 'nobody used it'"
    Then CTL-001 has state "retired"

  Scenario: An action is planned, is late, and is done
    When I run
      """
      action plan --risk R-001 --title "Train the teams" --owner "Training Manager" --due 2008-06-30 --on 2008-03-01
      """
    Then ACT-001 has state "open"
    And as of 2008-07-01 there is the alert "action.overdue" about ACT-001 since 2008-07-01
    When I run "action done ACT-001 --note 'two sessions' --on 2008-07-10"
    Then ACT-001 has state "done"
    And as of 2008-07-10 there is no alert "action.overdue"

  Scenario: An action is about anything, or about nothing, and alerts when it is late
    Given these commands were run
      """
      issue raise --title "No desk for samples" --description "the room is taken" --severity high --on 2008-03-01
      action plan --about I-001 --title "Find a desk" --owner "Estates Manager" --due 2008-06-30 --on 2008-03-01
      action plan --title "Order folders" --owner "Office Manager" --due 2008-06-30 --on 2008-03-01
      """
    Then ACT-001 has about "I-001"
    And ACT-002 has state "open"
    And as of 2008-06-30 there is no alert "action.overdue"
    And as of 2008-07-01 there is the alert "action.overdue" about ACT-001 since 2008-07-01
    And as of 2008-07-01 there is the alert "action.overdue" about ACT-002 since 2008-07-01
    When I run "action done ACT-002 --on 2008-07-10"
    Then as of 2008-07-10 there is the alert "action.overdue" about ACT-001 since 2008-07-01
    When I run "action plan --about R-001 --title 'Train the teams' --owner 'Training Manager' --due 2009-06-30"
    Then it is refused because "R-001 is a risk: name it as the one that is treated"

  Scenario: An action's day is moved, with a reason, or the action is dropped
    Given these commands were run
      """
      action plan --risk R-001 --title "Train the teams" --owner "Training Manager" --due 2008-06-30 --on 2008-03-01
      """
    When I run "action move ACT-001 --due 2008-09-30 --reason 'no trainer'"
    Then ACT-001 has due "2008-09-30"
    When I run "action drop ACT-001 --reason 'the unit closed'"
    Then ACT-001 has state "dropped"
    When I run "action done ACT-001"
    Then it is refused because "ACT-001 is dropped and cannot be done: plan a new action"

  Scenario: A risk with open actions is not closed
    Given these commands were run
      """
      action plan --risk R-001 --title "Train the teams" --owner "Training Manager" --due 2008-06-30 --on 2008-03-01
      """
    When I run "risk close R-001 --reason 'done with it'"
    Then it is refused because "R-001 has open actions (ACT-001): finish or drop them first"

  Scenario: An indicator passes its threshold
    Given these commands were run
      """
      indicator set --risk R-001 --title "Sample errors a month" --unit samples --threshold 10 --on 2008-10-01
      """
    When I run "indicator observe KRI-001 --value 47 --source 'custody returns' --on 2008-11-30"
    Then KRI-001 has value "47"
    And as of 2008-12-01 there is the alert "indicator.breached" about KRI-001 since 2008-11-30
    When I run "indicator observe KRI-001 --value 8 --source 'custody returns' --on 2008-12-31"
    Then as of 2009-01-01 there is no alert "indicator.breached"
