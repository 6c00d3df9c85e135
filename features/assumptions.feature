Feature: Assumptions
  What plans take to be so is tested by a day; when it proves false, a risk or an issue is raised of it.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      phase plan --title "One custody suite" --on 2008-01-07
      assumption record --title "The landlord lets us stay" --basis "he said so in 2006" --owner "Estates Manager" --due 2008-02-29 --about PH-001 --on 2008-01-14
      """

  Scenario: An assumption that is not tested in time is an alert until it is found to hold
    Then AS-001 has state "untested"
    And AS-001 has about "PH-001"
    And as of 2008-02-29 there is no alert "assumption.test-overdue"
    And as of 2008-03-01 there is the alert "assumption.test-overdue" about AS-001 since 2008-03-01
    When I run "assumption test AS-001 --finding 'the lease was signed' --due 2008-09-30 --on 2008-03-10"
    Then AS-001 has state "holds"
    And as of 2008-03-10 there is no alert "assumption.test-overdue"
    And as of 2008-10-01 there is the alert "assumption.test-overdue" about AS-001 since 2008-10-01

  Scenario: An assumption is moved to another day, with a reason
    When I run "assumption move AS-001 --due 2008-05-31 --reason 'the landlord is away' --on 2008-02-20"
    Then as of 2008-05-31 there is no alert "assumption.test-overdue"
    And as of 2008-06-01 there is the alert "assumption.test-overdue" about AS-001 since 2008-06-01

  Scenario: An assumption that is nobody's, and is to be tested by no day, is an alert
    Given these commands were run
      """
      assumption record --title "Budgets stay as they are" --basis "the plan of last year" --on 2008-01-14
      """
    Then as of 2008-01-14 there is the alert "assumption.unowned" about AS-002 since 2008-01-14
    And as of 2008-01-14 there is the alert "assumption.undated" about AS-002 since 2008-01-14
    When I run "assumption assign AS-002 --owner 'Finance Manager' --on 2008-01-21"
    And I run "assumption move AS-002 --due 2008-06-30 --reason 'the board asked' --on 2008-01-21"
    Then AS-002 has owner "Finance Manager"
    And as of 2008-01-21 there is no alert "assumption.unowned"
    And as of 2008-01-21 there is no alert "assumption.undated"

  Scenario: A false assumption of which nothing was raised is an alert until what it became is named
    Given these commands were run
      """
      issue raise --title "We have to leave by June" --description "notice was given" --severity high --on 2008-02-10
      assumption falsify AS-001 --finding "notice was given" --on 2008-02-11
      """
    Then AS-001 has state "falsified"
    And as of 2008-02-11 there is the alert "assumption.unanswered" about AS-001 since 2008-02-11
    When I run "assumption link AS-001 --became I-001 --on 2008-02-12"
    Then AS-001 has became "I-001"
    And as of 2008-02-12 there is no alert "assumption.unanswered"
    When I run "assumption link AS-001 --became I-001"
    Then it is refused because "AS-001 became I-001 already"

  Scenario: A false assumption becomes a risk in one go
    When I run
      """
      assumption become-risk AS-001 --title "No suite from June" --finding "notice was given"
        --event "there is no suite when the other closes" --effect "prisoners are driven far" --on 2008-02-11
      """
    Then AS-001 has state "falsified"
    And AS-001 has became "R-001"
    And R-001 has cause "notice was given"
    And R-001 has owner "Estates Manager"
    And as of 2008-02-11 there is no alert "assumption.unanswered"
    When I run "assumption become-issue AS-001 --title 'No suite' --finding 'it is gone'"
    Then it is refused because "AS-001 became R-001 already"

  Scenario: A false assumption becomes an issue in one go
    When I run "assumption become-issue AS-001 --title 'We have to leave' --finding 'notice was given' --severity high --on 2008-02-11"
    Then AS-001 has became "I-001"
    And I-001 has owner "Estates Manager"
    And I-001 has description "notice was given"

  Scenario: An assumption on which nothing rests any more is retired
    When I run "assumption retire AS-001 --reason 'the phase was dropped' --on 2008-02-11"
    Then AS-001 has state "retired"
    And as of 2008-03-01 there is no alert "assumption.test-overdue"
    When I run "assumption test AS-001 --finding 'the lease was signed'"
    Then it is refused because "AS-001 is retired and cannot be found to hold"
