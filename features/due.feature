Feature: Due
  What somebody is to have done by a day stands in one list, whatever register it is in: what is late first, then what is next.

  Background:
    Given today is 2008-03-01
    And the programme "North division merger" started on 2008-01-02
    And these commands were run
      """
      risk raise --title "Cells close first" --cause "one budget" --event "cells close" --effect "no cells" --category people
        --owner "Supt Ash" --on 2008-02-25
      risk assess R-001 --likelihood 2 --impact 2 --basis "cells are known" --on 2008-02-25
      action plan --risk R-001 --title "agree the order of closing" --owner "CI Birch" --due 2008-02-27 --on 2008-02-25
      action plan --risk R-001 --title "count the cells" --owner "CI Birch" --due 2008-03-11 --on 2008-02-25
      decision ask --title "Which cells close" --forum SMT --due 2008-03-01 --on 2008-02-25
      staff-issue raise --theme fairness --summary "posts were given away" --raised-by "response team" --channel surgery
        --on 2008-02-29
      """

  Scenario: The programme manager asks what is due in the next fortnight
    When I run "due --within 14d --format csv"
    Then it says "3 days late,action,ACT-001,agree the order of closing,CI Birch,2008-02-27,-3"
    And it says "today,decision,D-001,Which cells close,SMT,2008-03-01,0"
    And it says "in 6 days,acknowledgement,SI-001,posts were given away,,2008-03-07,6"
    And it says "in 10 days,action,ACT-002,count the cells,CI Birch,2008-03-11,10"
    But it does not say "review,R-001"

  Scenario: Further ahead, and from one person
    When I run "due --within 3m --owner birch --format csv"
    Then it says "in 10 days,action,ACT-002"
    But it does not say "review,R-001"
    When I run "due --within 3m --owner 'Supt Ash' --format csv"
    Then it says "in 85 days,review,R-001,Cells close first,Supt Ash,2008-05-25,85"

  Scenario: What is done is not due
    When I run "action done ACT-001 --on 2008-02-28"
    And I run "due --format csv"
    Then it does not say "ACT-001"

  Scenario: It is not clear how far ahead
    When I run "due --within soonish"
    Then it is refused because "--within: “soonish” does not say how far ahead: write 14d, 2w, 3m or a day such as 27 Jan 2009"
    When I run "due --within 'last friday'"
    Then it is refused because "--within: “last friday” is past: write how far ahead, as in 14d"
