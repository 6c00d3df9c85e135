Feature: The SMT snapshot
  The risk paper of a date on one page: the top risks and what moved since the last one, the heat map, alerts, readiness,
  equality, staff issues and the decisions needed, for the screen, for a paper and for the printer.

  Scenario: The SMT reads the paper of the last day of the inspection
    Given the Westminster programme
    When I run "snapshot --as-of 2009-01-27"
    Then it says "Westminster restructuring: risk snapshot"
    And it says "R-001 Programme risk not managed"
    And it says "16 high new 24 Feb 2009"
    And it says "17 open (2 high, 1 medium, 14 unscored)"
    And it says "the risk register has not been updated since"
    And it says "16 gaps are open (it went live with"
    And it says "Who answers for 23 functions: nobody for 6"
    And it says "movement since 27 Dec 2008"

  Scenario: A risk paper tells what moved since the one that the SMT saw
    Given today is 2008-03-04
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title Prolonged --cause "no date" --event "it lasts" --effect "processes stay apart" --on 2008-01-08
      risk assess R-001 --likelihood 3 --impact 3 --basis "no date yet" --on 2008-01-08
      snapshot give --forum "SMT meeting" --as-of 2008-01-15 --position 3 --on 2008-01-16
      risk assess R-001 --likelihood 4 --impact 4 --basis "still none" --on 2008-02-20
      """
    When I run "snapshot"
    Then it says "movement since the snapshot as of 15 Jan 2008 by what was recorded up to #3, which was put before SMT meeting"
    And it says "16 high ↑ up from 9"
    When I run "snapshot --since 2008-02-25"
    Then it says "16 high unchanged"

  Scenario: A paper is not given before the date that it is of
    Given today is 2008-03-04
    And the programme "North division merger" started on 2008-01-07
    When I run "snapshot give --forum 'SMT meeting' --as-of 2008-02-15 --position 1 --on 2008-02-01"
    Then it is refused because "a snapshot as of 15 Feb 2008 was not given before that"

  Scenario: A paper is written to a file that needs nothing else, and never over another
    Given the Westminster programme
    When I run "snapshot --as-of 2009-01-27 --output {folder}/paper.html"
    Then it succeeds
    And the file "paper.html" says "<!DOCTYPE html>"
    When I run "snapshot --as-of 2009-01-27 --format html --output {folder}/paper.html"
    Then it is refused because "paper.html exists already: choose another name, or say --overwrite"
    When I run "snapshot --as-of 2009-01-27 --format markdown --output {folder}/paper.html --overwrite"
    Then it succeeds
    And the file "paper.html" says "# Westminster restructuring: risk snapshot"

  Scenario: What a link leads to is never replaced, nor is what is no file
    Given the Westminster programme
    And "paper.html" is a link to "kept.html"
    And "device" is a link to "/dev/null"
    When I run "snapshot --as-of 2009-01-27 --format html --output {folder}/paper.html --overwrite"
    Then it is refused because "paper.html is not replaced (it is a link, and what it leads to is somebody else's): choose another name"
    When I run "snapshot --as-of 2009-01-27 --format html --output {folder}/device --overwrite"
    Then it is refused because "device is not replaced (it is a link, and what it leads to is somebody else's): choose another name"
    When I run "snapshot --as-of 2009-01-27 --format html --output {folder}/nowhere/paper.html"
    Then it is refused because "paper.html cannot be written (No such file or directory): check the path"

  Scenario: A script reads the paper as JSON
    Given the Westminster programme
    When I run "snapshot --as-of 2009-01-27 --format json"
    Then it says ""since": "2008-12-27""
    And it says ""Residual": "16 high""
    And it says ""checkpoint": "programme-register/"

  Scenario: What cannot be a snapshot is refused in a sentence
    Given the Westminster programme
    When I run "snapshot --as-of 2009-01-27 --since 2009-02-01"
    Then it is refused because "--since: 1 Feb 2009 is after 27 Jan 2009, the date of the snapshot"
    When I run "snapshot --as-of 2009-01-27 --since soon"
    Then it is refused because "--since: “soon” is not a date"
    When I run "snapshot --as-of 2009-01-27 --since-known '#4'"
    Then it is refused because "--since-known: say with --since which date is meant"
    When I run "snapshot --as-of 2009-01-27 --since 2009-01-01 --since-known '#9999'"
    Then it is refused because "--since-known: “#9999” is no entry up to #"
    When I run "snapshot --as-of 1999-01-27"
    Then it is refused because "there is nothing to report"
    When I run "snapshot --as-of 2009-01-27 --as-known 2009-01-27"
    Then it is refused because "a paper is made of what was recorded, and 44 entries were known only by evidence"
    And it says "leave out --as-known, or give the number of the last entry that it may use"
    When I run "snapshot --sign"
    Then it is refused because "only --format markdown and --format html hold a checkpoint that can be signed"

  Scenario: The risk with the highest score comes first, also of a day to come, of which nothing is said to have been
    Given today is 2008-12-01
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title Mild --cause a --event b --effect c --owner "Supt South" --on 2008-11-01
      risk raise --title Grave --cause a --event b --effect c --owner "Supt South" --on 2008-11-02
      risk assess R-001 --likelihood 3 --impact 4 --basis seen --on 2008-11-03
      risk assess R-002 --likelihood 5 --impact 5 --basis seen --on 2008-11-04
      """
    When I run "snapshot"
    Then it says "Delivery confidence is amber/red: R-002 “Grave” stands at 25"
    And it says "2 risks above tolerance, worst R-002 “Grave” (25)"
    When I run "alerts --rule risk.above-tolerance --format csv"
    Then it says "since_latest,consequence,assigned_to,snoozed_until,certain act now,R-002,"
    When I run "alerts --as-of 2009-03-01"
    Then it says "as of 1 Mar 2009, still to come"
    And it says "for 117 days (abandoned)"
    And it does not say "days ago"
