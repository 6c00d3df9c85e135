Feature: The command line keeps the habits of other command lines
  Answers go to a pipe or a file in the form that is asked for, and help shows how.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date is set" --event "it lasts" --effect "delay all" --on 2008-02-01
      risk review R-001 --note "still no date" --on 2008-06-02
      """

  Scenario: An answer is written to a file, quietly, and never over another
    When I run "risk list --quiet --output {folder}/risks.csv"
    Then it succeeds
    And the file "risks.csv" says "R-001,Interim prolonged"
    When I run "risk list --output {folder}/risks.csv"
    Then it is refused because "exists already: choose another name, or say --overwrite"

  Scenario: The timeline is kept to some days and to the last of its entries
    Then "timeline --since 2008-02-01 --until 2008-05-31" lists 1 row
    And "timeline --limit 2" lists 2 rows
    When I run "timeline --since 2008-05-31 --until 2008-02-01"
    Then it is refused because "31 May 2008 is after 1 Feb 2008: name the earlier day first"

  Scenario: Whoever asks for help is shown where to start, and a command as it is typed
    When I run "help"
    Then it says "Start here:"
    When I run "help risk review"
    Then it says "programme risk review R-001"
    When I run "help risk reveiw"
    Then it is refused because "did you mean “risk review”?"

  Scenario: A time is typed as answers write it
    Given the day is the one on which it is recorded
    Then "risk list --as-known today" lists 1 row
    And "risk list --as-known '2007-12-31 19:40 UTC'" lists 0 rows
