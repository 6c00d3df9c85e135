Feature: The decision log
  What is to be decided and by when, what was decided, why, what was rejected, and what it touches.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      process define --name Custody --on 2008-01-07
      phase plan --title "One custody suite" --on 2008-01-07
      change identify --process BP-001 --phase PH-001 --title "One custody procedure" --on 2008-01-14
      sop require --title "Custody closure" --reason "no policy" --on 2008-01-14
      risk raise --title "Suites too full" --cause "one suite closes" --event "prisoners wait" --effect "harm them" --on 2008-01-14
      """

  Scenario: A decision that is needed is overdue until it is taken
    Given these commands were run
      """
      decision ask --title "Who may close a suite?" --due 2008-02-29 --forum "SMT meeting" --affects SOP-001 --on 2008-01-21
      """
    Then as of 2008-02-29 there is no alert "decision.overdue"
    And as of 2008-03-01 there is the alert "decision.overdue" about D-001 since 2008-03-01
    And "decision list --as-of 2008-03-01 --state needed" lists 1 row
    When I run
      """
      decision take D-001 --decided "an inspector, or above" --reason "someone must answer for it"
        --rejected "the custody sergeant: too close to the queue" --rejected "central command: too far from the cells"
        --taker "Supt Criminal Justice" --on 2008-03-03
      """
    Then D-001 has state "in force"
    And D-001 has forum "SMT meeting"
    And D-001 has rejected "the custody sergeant: too close to the queue, central command: too far from the cells"
    And as of 2008-03-03 there is no alert "decision.overdue"
    And as of 2008-03-02 D-001 has state "needed"

  Scenario: A decision that is needed by no day is noted, and given one
    Given these commands were run
      """
      decision ask --title "Who may close a suite?" --on 2008-01-21
      """
    Then as of 2008-01-21 there is the alert "decision.undated" about D-001 since 2008-01-21
    When I run "decision defer D-001 --due 2008-04-30 --reason 'after the audit' --on 2008-02-01"
    Then as of 2008-02-01 D-001 has due "2008-04-30"
    And as of 2008-02-01 there is no alert "decision.undated"

  Scenario: A decision cannot be due before it is needed
    When I run "decision ask --title 'Who may close a suite?' --due 2008-01-01 --on 2008-01-21"
    Then it is refused because "cannot be due before that: give a later day"

  Scenario Outline: From everything that a decision touches one sees it
    Given these commands were run
      """
      decision record --title "One suite" --decided "the south suite closes" --reason "half empty" --taker "Supt North"
        --affects PH-001 --affects PC-001 --affects BP-001 --affects SOP-001 --affects R-001 --on 2008-02-04
      """
    When I run "show <thing>"
    Then it says "D-001 One suite (in force, taken 4 Feb 2008 by Supt North): the south suite closes"
    When I run "show <thing> --as-of 2008-02-03"
    Then it does not say "the south suite closes"

    Examples:
      | thing   |
      | PH-001  |
      | PC-001  |
      | BP-001  |
      | SOP-001 |
      | R-001   |

  Scenario: A decision gives way to another, which says what holds for what the first one touched
    Given these commands were run
      """
      decision record --title "One suite" --decided "south closes" --reason "half empty" --taker "Supt North"
        --affects PC-001 --affects R-001 --on 2008-02-04
      decision record --title "Two suites" --decided "south stays open at night" --reason "queues" --taker "Supt North"
        --affects PC-001 --on 2008-06-02
      decision supersede D-001 --successor D-002 --on 2008-06-02
      """
    Then D-001 has state "superseded"
    And D-002 has supersedes "D-001"
    And as of 2008-06-02 there is the alert "decision.left-behind" about D-002 since 2008-06-02
    When I run "show R-001"
    Then it says "superseded by D-002"
    When I run "decision link D-002 --affects R-001 --on 2008-06-03"
    Then as of 2008-06-03 there is no alert "decision.left-behind"
    When I run "decision supersede D-002 --successor D-001"
    Then it is refused because "D-001 is superseded and cannot be put in the place of another"
    When I run "decision take D-002 --decided again --reason again --taker 'Supt North'"
    Then it is refused because "D-002 is in force already: record what supersedes it"

  Scenario: A decision is withdrawn
    Given these commands were run
      """
      decision ask --title "Which suite closes?" --due 2008-02-29 --on 2008-01-21
      decision withdraw D-001 --reason "none closes" --on 2008-02-04
      """
    Then D-001 has state "withdrawn"
    And as of 2008-03-01 there is no alert "decision.overdue"
    When I run "decision withdraw D-001 --reason again"
    Then it is refused because "D-001 is withdrawn already: ask anew"
