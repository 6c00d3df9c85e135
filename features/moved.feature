Feature: Moved
  Once a week somebody asks what moved: a line for each thing, by whom, without reviews that moved nothing and without what
  only time changed.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --category people
        --owner "Supt Ash" --on 2008-01-10
      risk assess R-001 --likelihood 2 --impact 2 --basis "cells are known" --on 2008-01-10
      risk raise --title "Leave is lost" --cause "new rosters" --event "leave is cancelled" --effect "anger" --category people
        --owner "Supt Elm" --on 2008-01-10
      risk raise --title "Vans stand idle" --cause "no drivers" --event "vans stand idle" --effect "late arrests"
        --category people --owner "Supt Elm" --on 2008-01-10
      risk assess R-001 --likelihood 4 --impact 4 --basis "cells are closed" --on 2008-02-20 --by "Bo Finch"
      risk review R-002 --note "as it was" --on 2008-02-21
      risk close R-003 --reason "drivers came" --on 2008-02-22
      risk raise --title "Rotas clash" --cause "two systems" --event "rotas clash" --effect "gaps" --category people
        --owner "Supt Oak" --on 2008-02-23
      """

  Scenario: The programme manager asks what moved since a date
    When I run "moved 2008-02-15 --format csv"
    Then it says "up,R-001,Cells close first,score 4 → 16,Bo Finch,risk,6"
    And it says "new,R-004,Rotas clash,,Sam Reed,risk,9"
    And it says "closed,R-003,Vans stand idle,state open → closed,Sam Reed,risk,8"
    But it does not say "R-002"

  Scenario: Since the last snapshot that was given
    When I run "snapshot give --forum 'SMT meeting' --as-of 2008-02-21 --position 7 --on 2008-02-21"
    And I run "moved snapshot --format csv"
    Then it says "closed,R-003"
    But it does not say "R-001"

  Scenario: Since the forum last met
    When I run "forum set-up --title SMT --chair commander --members commander --on 2008-02-01"
    And I run "meeting hold --forum FO-001 --on 2008-02-21"
    And I run "moved meeting --format csv"
    Then it says "closed,R-003"
    But it does not say "R-001"

  Scenario: There is no such moment
    When I run "moved snapshot"
    Then it is refused because "no snapshot was given yet: give a date, or record one with programme snapshot give"
    When I run "moved look"
    Then it is refused because "the app was not opened here before: give a date instead of “look”"
