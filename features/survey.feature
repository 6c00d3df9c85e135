Feature: Surveys of staff
  What staff were asked to score from 0 to 6, how many gave which score, and what came of it. Scores of 4 to 6 are
  positive and 0 to 3 negative; what others state is kept beside what the scores give.

  Background:
    Given today is 2010-02-26
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      survey record --title "Leadership audit" --population "a sample of all staff" --source HMIC --on 2009-01-19
      statement put --title "My job is clear to me" --theme structure --on 2009-01-19
      statement put --title "Resources are managed well" --theme structure --on 2009-01-19
      statement put --title "The SMT is visible" --theme communication --on 2009-01-19
      statement answer ST-001 --survey SV-001 --number Q01 --on 2009-02-02
        --shares "1.79 1.79 5.36 14.29 10.71 44.64 21.43"
      statement answer ST-002 --survey SV-001 --number Q04 --on 2009-02-02
        --shares "5.36 7.14 16.07 26.79 23.21 17.86 3.57"
      """

  Scenario: The positives, the negatives and how many answered are worked out from the shares
    Then in "statement list" ST-001 has positive "76.8"
    And in "statement list" ST-001 has negative "23.2"
    And in "statement list" ST-001 has mean "4.5"
    And in "statement list" ST-001 has respondents "56"
    And in "survey list" SV-001 has answered "56"
    And in "survey list" SV-001 has negative_statements "1"
    And as of 2009-02-01 SV-001 has results ""

  Scenario: A statement that one person left out is seen
    When I run
      """
      statement answer ST-003 --survey SV-001 --on 2009-02-02
        --shares 18.18% --shares 5.45% --shares 10.91% --shares 14.55% --shares 30.91% --shares 12.73% --shares 7.27%
      """
    Then in "statement list" ST-003 has respondents "55"
    And in "statement list" ST-003 has flag "not out of 56"
    And in "survey list" SV-001 has flag "ST-003 not out of 56"
    And SV-001 has answered_differently "ST-003: 55"

  Scenario: Statements are ranked
    When I run "survey results --format csv"
    Then it says "ST-001,1,My job is clear to me,76.8,23.2"
    And it says "ST-002,2,Resources are managed well,44.6,55.4"
    When I run "statement list --sort -negative --format csv"
    Then it says "followed_up,certain ST-002,2,Resources are managed well"
    And "statement list" lists 3 rows
    And "survey results SV-001" lists 2 rows
    When I run "survey results ST-001"
    Then it is refused because "ST-001 is a survey statement; a survey (SV-001) is needed here"
    When I run "survey results SV-009"
    Then it is refused because "there is no survey SV-009"

  Scenario: A share that somebody states is kept beside what the scores give
    Given these commands were run
      """
      statement quote ST-001 --survey SV-001 --side positive --percent 76.8 --source "HMIC, 4.11" --on 2009-04-01
      """
    Then as of 2009-04-01 there is no alert "survey.stated-differs"
    And in "statement list" ST-001 has stated "76.8 % positive (HMIC, 4.11)"
    When I run
      """
      statement quote ST-002 --survey SV-001 --side positive --percent 55.4 --source "a newsletter" --on 2009-04-06
      """
    Then as of 2009-04-06 there is the alert "survey.stated-differs" about ST-002 since 2009-04-06
    And in "contradictions" ST-002 has kind "stated differs"
    And in "statement list" ST-002 has flag "stated differs"
    When I run "show ST-002"
    Then it says "side positive, stated 55.4, worked out 44.6, differs yes, source a newsletter"

  Scenario: Shares that do not add up are recorded as they are printed, and noted
    When I run "statement answer ST-003 --survey SV-001 --shares '10 10 10 10 10 10 10' --on 2009-02-02"
    Then as of 2009-02-02 there is the alert "survey.shares-do-not-add-up" about ST-003 since 2009-02-02
    And in "statement list" ST-003 has flag "shares do not add up"

  Scenario: What was misread in the report of a survey is corrected
    When I run
      """
      entry correct 6 --reason "the lines were mixed up" --set "shares=5.36 7.14 16.07 26.79 23.21 17.86 3.57"
      """
    Then in "statement list" ST-001 has positive "44.6"
    When I run "entry correct 6 --reason 'the counts came' --set shares= --set 'counts=1 1 3 8 6 25 12'"
    Then in "statement list" ST-001 has positive "76.8"
    And as of 2009-02-02 ST-001 has title "My job is clear to me"

  Scenario: Two surveys stand side by side
    When I run "survey compare"
    Then it is refused because "two surveys are compared and only SV-001 has answers"
    Given these commands were run
      """
      survey record --title "Audit again" --population "all staff" --asked 400 --respondents 212 --on 2010-01-18
      statement answer ST-001 --survey SV-002 --counts "4 6 10 25 42 80 45" --on 2010-02-01
      statement answer ST-002 --survey SV-002 --counts "4 6 10 20 40 82 50" --on 2010-02-01
      """
    Then in "survey compare" ST-001 has before "76.8"
    And in "survey compare" ST-001 has after "78.8"
    And in "survey compare" ST-001 has change "2"
    And in "survey compare" ST-001 has beyond_chance "False"
    And in "survey compare" ST-002 has beyond_chance "True"
    And in "statement list" ST-002 has before "44.6"
    And "survey compare --as-of 2010-01-31 SV-001 SV-002" lists 2 rows
    When I run "survey compare SV-001 SV-002 --format csv"
    Then it says "observed side by side; this does not say what changed it"
    When I run "survey compare SV-001"
    Then it is refused because "name the two surveys to compare, or none for the last two"

  Scenario: What most people score negative waits for somebody to follow it up
    Then as of 2009-05-03 there is no alert "survey.not-followed-up"
    And as of 2009-05-04 there is the alert "survey.not-followed-up" about SV-001 since 2009-05-04
    When I run
      """
      decision record --title "Resource board" --decided "a board meets weekly" --reason "what staff said" --taker "Supt Ops"
        --on 2009-05-05
      statement follow-up ST-002 --survey SV-001 --what "a board shares out staff every week" --led-to D-001 --on 2009-05-05
      """
    Then as of 2009-05-05 there is no alert "survey.not-followed-up"
    And in "statement list" ST-002 has followed_up "2009-05-05"
    When I run "show D-001"
    Then it says "ST-002"

  Scenario: A survey is planned, put off, and held
    Given these commands were run
      """
      survey plan --title "Audit again" --population "all staff" --due 2009-10-30 --on 2009-06-01
      """
    Then as of 2009-10-31 there is the alert "survey.overdue" about SV-002 since 2009-10-31
    When I run "survey defer SV-002 --due 2010-01-29 --reason 'the go-live' --on 2009-11-02"
    Then as of 2009-11-02 there is no alert "survey.overdue"
    When I run "statement answer ST-001 --survey SV-002 --counts '1 1 1 1 1 1 1' --on 2010-01-20"
    Then it is refused because "SV-002 is planned and cannot be given answers: record that it was held first (survey hold SV-002)"
    When I run "survey hold SV-002 --asked 90 --respondents 60 --on 2010-01-18"
    Then SV-002 has state "held"
    And as of 2009-12-31 SV-002 has state "planned"
    When I run "survey cancel SV-002 --reason 'no need'"
    Then it is refused because "SV-002 is held and cannot be cancelled: plan another survey (survey plan)"

  Scenario: A survey is cancelled
    Given these commands were run
      """
      survey plan --title "Audit again" --population "all staff" --due 2009-10-30 --on 2009-06-01
      survey cancel SV-002 --reason "the inspectorate holds one" --on 2009-09-01
      """
    Then SV-002 has state "cancelled"
    And as of 2009-10-31 there is no alert "survey.overdue"

  Scenario: A survey whose answers nobody records is seen
    Given these commands were run
      """
      survey record --title "Exit survey" --population "those who left" --on 2009-06-01
      """
    Then as of 2009-08-31 there is the alert "survey.unreported" about SV-002 since 2009-08-31

  Scenario Outline: What cannot be the answers to a statement is refused
    When I run "statement answer ST-003 --survey SV-001 <scores> --on 2009-02-02"
    Then it is refused because "<why>"

    Examples:
      | scores                                       | why                                                    |
      |                                              | give either the share of each score (--shares)         |
      | --shares '50 50'                             | shares: give seven figures, one for each score from 0  |
      | --counts '0 0 0 0 0 0 0'                     | nobody scored it: leave the statement out              |
      | --shares '101 0 0 0 0 0 0'                   | shares: give 100 or less                               |
      | --shares 'few some many all none no yes'     | shares: give a plain number                            |
      | --counts '1 2 3 4 5 6 -7'                    | counts: give 0 or more                                 |
