Feature: Many at once
  What is to be recorded of many things is recorded in one go, all or none, and taken back in one go.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --category people
        --owner "Supt Ash" --on 2008-01-10
      risk raise --title "Leave is lost" --cause "new rosters" --event "leave is cancelled" --effect "anger" --category people
        --owner "Supt Elm" --on 2008-01-10
      risk raise --title "Vans stand idle" --cause "no drivers" --event "vans stand idle" --effect "late arrests"
        --category people --owner "Supt Elm" --on 2008-01-10
      """

  Scenario: Several risks are reviewed in one go, and it is taken back in one go
    When I run "risk review R-001 R-002 R-003 --note 'no change'"
    Then it says "recorded risk review of 3 (entries 5 to 7, as of 1 Mar 2008): R-001, R-002, R-003"
    When I run "undo --reason 'the meeting was put off'"
    Then it says "entry 7 (risk review) was taken back by entry 8"
    And it says "entry 5 (risk review) was taken back by entry 10"
    When I run "undo --reason 'never mind'"
    Then it says "entry 4 (risk raise) was taken back by entry 11"
    But it does not say "entry 3"

  Scenario: They are found by a filter, as the list is
    When I run "risk list --where 'owner:elm state:open' --format csv"
    Then it says "R-003"
    But it does not say "R-001"
    When I run "risk review --where owner:elm --note 'no change'"
    Then it says "recorded risk review of 2 (entries 5 to 6, as of 1 Mar 2008): R-002, R-003"

  Scenario: All or none
    When I run "risk close R-003 --reason 'drivers came'"
    And I run "risk review R-001 R-003 --note 'no change'"
    Then it is refused because "R-003: R-003 is closed and cannot be reviewed"
    When I run "timeline"
    Then it does not say "risk review"

  Scenario: What cannot be found is said
    When I run "risk list --where onwer:elm"
    Then it is refused because "--where: there is no column “onwer”; the columns are ref, title, owner"
    When I run "risk review --where owner:oak --note 'no change'"
    Then it is refused because "--where: nothing fits “owner:oak”, and nothing was recorded"
    When I run "risk review R-001 --where owner:elm --note 'no change'"
    Then it is refused because "--where finds what it is of: leave out R-001, or --where"
    When I run "undo --reason 'not mine' --by 'Bo Finch'"
    Then it is refused because "Bo Finch recorded nothing here that can be taken back"
    When I run "undo"
    Then it is refused because "say why it is taken back: give it with --reason"
