Feature: Lessons
  A lesson says what happened, why, and what to repeat or avoid. It names the entries that show it; somebody who did not
  draw it accepts it, and it is learnt when something was changed because of it.

  Background:
    Given today is 2009-06-30
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      phase plan --title "One division" --on 2008-01-14
      process define --name Custody --on 2008-01-14
      risk raise --title "Nobody knows the procedure" --cause "moved first" --event "each suite has its own"
        --effect "harm prisoners" --on 2008-01-21
      risk assess R-001 --likelihood 3 --impact 4 --basis "two suites" --on 2008-02-04
      risk assess R-001 --likelihood 5 --impact 4 --basis "it happened" --on 2008-03-03
      phase start PH-001 --on 2008-02-04
      phase go-live PH-001 --acceptor "Supt North" --reason "the lease ends" --on 2008-03-03
      """

  Scenario: A lesson names the entries that show it, by number or by what they say
    When I run
      """
      lesson propose --kind avoid --title "Agree processes before moving" --happened "the suites moved first"
        --why "the lease ended" --advice "agree, then move" --audience "whoever plans the next phase"
        --drawn-by "Insp Planning" --shown-by 8 --shown-by "risk raise R-001" --shown-by "risk assess R-001 likelihood=5"
        --about PH-001 --on 2008-04-01
      """
    Then LL-001 has state "proposed"
    And LL-001 has shown_by "8, 4, 6"
    When I run "lesson show LL-001"
    Then it says "Shown by #4 risk raise R-001, 21 Jan 2008"
    And it says "#8 phase go-live PH-001, 3 Mar 2008, by"
    When I run "lesson show LL-001 --format json"
    Then it says ""shown_by": ["
    When I run "lesson link LL-001 --about BP-001 --shown-by 7 --on 2008-04-02"
    Then LL-001 has shown_by "8, 4, 6, 7"
    When I run "lesson link LL-001 --about BP-001"
    Then it is refused because "LL-001 would be linked with nothing new"

  Scenario Outline: An entry that does not show anything is refused
    When I run "lesson propose --kind avoid --title T --happened h --why w --advice a --audience x --drawn-by y --on 2008-02-29 <shown by>"
    Then it is refused because "<sentence>"

    Examples:
      | shown by                          | sentence                                                                |
      |                                   | a lesson is linked to what shows it: name the entries (--shown-by)      |
      | --shown-by 40                     | shown by: there is no entry 40: the journal ends at entry 8             |
      | --shown-by 'risk assess R-001'    | shown by: 2 entries are “risk assess R-001” (5, 6): give the number     |
      | --shown-by 'risk close R-001'     | shown by: there is no entry “risk close R-001”                          |
      | --shown-by 'that move'            | shown by: “that move” names no entry: give its number                   |
      | --shown-by 'risk raise R-001 x=1' | shown by: risk raise has no field “x”; its fields are risk, title, cause |
      | --shown-by 8                      | entry 8 is of 3 Mar 2008, after 29 Feb 2008: give a later date (--on)   |

  Scenario: A lesson is accepted by somebody who did not draw it, and applied
    Given these commands were run
      """
      lesson propose --kind avoid --title "Agree processes before moving" --happened "the suites moved first"
        --why "the lease ended" --advice "agree, then move" --audience "whoever plans" --drawn-by "Insp Planning"
        --shown-by 8 --on 2008-04-01
      """
    Then as of 2008-05-31 there is no alert "lesson.undecided"
    And as of 2008-06-01 there is the alert "lesson.undecided" about LL-001 since 2008-06-01
    When I run "lesson accept LL-001 --accepted-by 'insp planning' --owner 'Supt North'"
    Then it is refused because "Insp Planning drew LL-001: somebody else has to accept it"
    When I run "lesson apply LL-001 --applied-by 'Supt North' --what 'a gate before each move'"
    Then it is refused because "LL-001 is proposed and cannot be applied: accept it first (lesson accept LL-001)"
    When I run "lesson accept LL-001 --accepted-by 'Supt South' --owner 'Supt North' --due 2008-09-30 --on 2008-06-10"
    Then as of 2008-06-10 there is no alert "lesson.undecided"
    And as of 2008-09-30 there is no alert "lesson.not-applied"
    And as of 2008-10-01 there is the alert "lesson.not-applied" about LL-001 since 2008-10-01
    When I run
      """
      lesson assign LL-001 --owner "Insp North" --due 2008-11-30 --on 2008-10-06
      change identify --process BP-001 --phase PH-001 --title "One custody procedure" --on 2008-11-03
      lesson apply LL-001 --applied-by "Insp North" --what "each move waits for its agreed process" --changed PH-001
        --shown-by "change identify PC-001" --on 2008-11-10
      """
    Then as of 2008-10-06 there is no alert "lesson.not-applied"
    And LL-001 has state "applied"
    And LL-001 has applied_in "12"
    And "lesson list --state applied" lists 1 row

  Scenario: A lesson that has no day is applied within the days of the policy, or not at all
    Given these commands were run
      """
      lesson propose --kind repeat --title "Tell staff in person" --happened "surgeries were full" --why "they were heard"
        --advice "hold surgeries" --audience "whoever plans" --drawn-by "Insp Planning" --carried-from "South merger, 2006"
        --on 2008-04-01
      lesson accept LL-001 --accepted-by "Supt South" --owner "Supt North" --on 2008-04-01
      policy set --setting lesson_application_days --value 30 --reason "phases are short" --on 2008-04-01
      """
    Then as of 2008-05-01 there is no alert "lesson.not-applied"
    And as of 2008-05-02 there is the alert "lesson.not-applied" about LL-001 since 2008-05-02
    When I run "lesson not-apply LL-001 --decided-by 'Supt North' --reason 'no room for surgeries' --on 2008-05-05"
    Then LL-001 has state "not applied"
    And as of 2008-05-05 there is no alert "lesson.not-applied"
    When I run "lesson propose --kind avoid --title 'Buy paint first' --happened h --why w --advice a --audience x --drawn-by y --shown-by 8"
    And I run "lesson reject LL-002 --rejected-by 'Supt South' --reason 'it is not about the merger'"
    Then LL-002 has state "rejected"
    When I run "lesson not-apply LL-002 --decided-by 'Supt North' --reason 'no'"
    Then it is refused because "LL-002 is rejected and cannot be left unapplied: accept it first (lesson accept LL-002)"

  Scenario: A lesson is in doubt when an entry that shows it is corrected or withdrawn
    Given these commands were run
      """
      lesson propose --kind avoid --title "Score again after a move" --happened "the score rose late" --why "nobody looked"
        --advice "look at once" --audience "risk owners" --drawn-by "Insp Planning" --shown-by 5 --shown-by 6 --on 2008-04-01
      entry correct 5 --set likelihood=2 --reason "misheard" --on 2008-05-01
      """
    Then as of 2008-04-30 there is no alert "lesson.in-doubt"
    And as of 2008-05-01 there is the alert "lesson.in-doubt" about LL-001 since 2008-05-01
    When I run "compare 2008-04-30 2008-05-02 --register lesson --format json"
    Then it says ""what": "Changed since", "before": "", "after": "#5 corrected", "cause": [ "correction" ], "entries": [ 10 ]"
    When I run "alerts --rule lesson.in-doubt --as-of 2008-05-01"
    Then it says "entry 5 was corrected"
    When I run "lesson show LL-001"
    Then it says "#5 risk assess R-001 (corrected by #10)"
    When I run "lesson confirm LL-001 --confirmed-by 'Supt South' --reason 'it rose all the same' --on 2008-05-05"
    Then as of 2008-05-05 there is no alert "lesson.in-doubt"
    When I run "entry withdraw 6 --reason 'another risk was meant' --on 2008-05-20"
    Then as of 2008-05-20 there is the alert "lesson.in-doubt" about LL-001 since 2008-05-20
    And in "lesson list" LL-001 has in_doubt "#6 withdrawn"
    When I run "entry withdraw 12 --reason 'it was this risk after all' --on 2008-05-21"
    Then as of 2008-05-21 there is no alert "lesson.in-doubt"
    When I run "lesson confirm LL-001 --confirmed-by 'Supt South' --reason 'still'"
    Then it is refused because "none of the entries that show LL-001 was changed since: there is nothing to confirm"

  Scenario: An entry that was withdrawn shows nothing
    When I run "entry withdraw 6 --reason 'another risk was meant'"
    And I run "lesson propose --kind avoid --title T --happened h --why w --advice a --audience x --drawn-by y --shown-by 6"
    Then it is refused because "entry 6 was withdrawn by entry 9 and shows nothing: leave it out"
    When I run "lesson propose --kind avoid --title T --happened h --why w --advice a --audience x --drawn-by y --shown-by 'risk assess R-001'"
    Then LL-001 has shown_by "5"
