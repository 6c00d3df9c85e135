Feature: A site for those who only read
  Whoever has no terminal reads the same in a browser, from files alone.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date is set" --event "it lasts" --effect "delay all" --on 2008-02-01
      staff-issue raise --theme workload --summary "Dr Hill was shouted at" --raised-by constables --channel surgery --on 2009-01-20
      """

  Scenario: The overview leads to each thing and its history, and persons are left out
    When I run "site --output {folder}/site"
    Then the file "site/index.html" says "North division merger"
    And the file "site/registers/risk.html" says "../things/R-001.html"
    And the file "site/things/R-001.html" says "risk raise"
    And the file "site/things/SI-001.html" does not say "Hill"
    And the file "site/everything.html" says "Find a thing by its name"
    When I run "site --output {folder}/site"
    Then it is refused because "exists already: name a folder that does not, nothing is overwritten"
