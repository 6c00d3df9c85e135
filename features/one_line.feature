Feature: One line
  What happened is said in one line: what it is, its words, and its fields, in any order.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      post establish --title "Supt Ash" --on 2008-01-02
      phase plan --title "Interim structure" --on 2008-01-03
      """

  Scenario: A risk is raised, scored and given an action in one line
    When I run "add risk Interim structure prolonged owner:'supt ash' 3x4 due:fri cause:'one budget' event:'it stays' effect:'no cells' basis:'seen twice' action:'ask for a date' phase:interim on:27/2"
    Then it says "recorded risk raise R-001, PH-001 (entry 4, as of 27 Feb 2008)"
    And it says "recorded risk assess R-001 (entry 5, as of 27 Feb 2008)"
    And it says "recorded action plan ACT-001 (entry 6, as of 27 Feb 2008)"
    And R-001 has title "Interim structure prolonged"
    And R-001 has owner "Supt Ash"
    When I run "action list --format csv"
    Then it says "2008-03-07"
    When I run "undo --reason 'a slip'"
    Then it says "entry 4 (risk raise) was taken back"

  Scenario: A thing, what happened to it, and words
    Given these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --on 2008-01-10
      """
    When I run "add R-001 review no change"
    Then it says "recorded risk review R-001 (entry 5, as of 1 Mar 2008)"

  Scenario: What is missing or not understood is said, and nothing is recorded
    When I run "add risk Cells close first 3x4"
    Then it is refused because "cause is needed: add cause:… to the line"
    And it says "basis is needed: add basis:… to the line"
    When I run "add risk Cells close colour:red"
    Then it is refused because "risk raise has no field “colour”; its fields are title, cause"
    When I run "add risk Cells close phase:custody"
    Then it is refused because "phase: nothing is called “custody”"
    When I run "add dragon seen"
    Then it is refused because "“dragon” is nothing that is recorded here"
    When I run "timeline"
    Then it does not say "risk"
