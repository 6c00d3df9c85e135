Feature: Claims
  What a source says is kept in our own words, at its place, and is never taken for the fact. From a claim a reader
  goes to what was recorded from it and back; what contradicts it stands beside it.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      source register --title "Inspection of the division" --short "HMIC 2008" --kind report --author HMIC --on 2008-04-30
      source outline SRC-001 --places "1.1 to 1.3" --places "6.5, strength 1 to 2" --places "6.5, area 1" --on 2008-04-30
      claim state --source SRC-001 --paragraph 6.5 --part "area 1" --sentence "1 to 2" --kind judgement --text "Nobody keeps the risk register" --on 2008-04-30
      claim state --source SRC-001 --paragraph 1.3 --sentence 4 --kind fact --text "The risk register was read in March" --on 2008-04-30
      claim state --source SRC-001 --paragraph 1.2 --kind recommendation --text "Keep the risk register" --on 2008-04-30
      risk raise --title "Risks go unseen" --cause a --event b --effect c --owner "Head of Change" --on 2008-05-06 --evidence "hmic 2008, para 6.5, area 1, sentence 2"
      risk raise --title "Rooms are short" --cause a --event b --effect c --owner "Head of Change" --on 2008-05-06 --evidence "HMIC 2008, 6.5, area 1, sentence 3"
      """

  Scenario: A reader goes from a claim to what was recorded from it, and back
    When I run "claim show CL-001"
    Then it says "risk raise R-001"
    And it says "where: HMIC 2008, 6.5, area 1, sentences 1 to 2"
    And it does not say "risk raise R-002"
    When I run "show R-001"
    Then it says "CL-001 judgement, HMIC 2008, 6.5, area 1, sentences 1 to 2: Nobody keeps the risk register"
    When I run "show R-002"
    Then it does not say "CL-001"

  Scenario: Claims that contradict each other are listed with both sides, and neither is taken to be right
    When I run "claim contradict CL-001 --others CL-002 --matter 'Risk register' --note 'who reads it keeps it' --on 2008-05-06"
    Then "contradictions" lists 1 row
    And in "contradictions" CL-001 has other "The risk register was read in March"
    And in "contradictions" CL-001 has one_source "HMIC 2008, 6.5, area 1, sentences 1 to 2"
    And in "claim list" CL-001 has state "contradicted"
    And in "claim list" CL-002 has state "contradicted"
    When I run "claim contradict CL-002 --others CL-001"
    Then it is refused because "CL-001 is contradicted by CL-002 already, which says the same: leave it out"
    When I run "claim contradict CL-001 --others R-002 --entries 4 --on 2008-05-06"
    Then "contradictions" lists 3 rows

  Scenario: One command says which recommendations rest on which findings
    When I run "claim support CL-003 --grounds CL-001 --on 2008-05-06"
    And I run "claim support CL-001 --grounds R-002 --entries 4 --note 'a risk that nobody saw' --on 2008-05-06"
    Then "claim grounds" lists 3 rows
    And "claim grounds CL-003" lists 3 rows
    And "claim grounds REC-001" lists 0 rows
    And in "claim grounds" CL-003 has ground "#4"
    And in "claim grounds" CL-003 has through "CL-001"
    And in "claim list" CL-003 has state "supported"
    And "unsupported --what claim" lists 1 row
    When I run "claim support CL-001 --grounds CL-003"
    Then it is refused because "CL-001 would lead back to itself, as CL-003 rests on CL-001"
    When I run "claim support CL-001"
    Then it is refused because "nothing is named for CL-001: name claims or things (--grounds), or entries (--entries)"

  Scenario: Coverage says which places of a source nothing is said of, and which need nothing
    When I run "coverage"
    Then it says "1 of 3 covered, 2 missing"
    And it says "6.5, strength 1 missing"
    When I run "source pass-over SRC-001 --places 'Para 1.1' --places '6.5, strength 1 to 2' --reason 'a table of contents' --on 2008-05-06"
    And I run "coverage SRC-001 --places"
    Then it says "passed over"
    And it says "a table of contents"
    And it does not say "1 missing"
    And "coverage" lists 6 rows
    When I run "source pass-over SRC-001 --places 9.9 --reason 'a heading'"
    Then it is refused because "9.9 is not in the outline of SRC-001: outline it first"
    When I run "source outline SRC-001 --places 1.3"
    Then it is refused because "1.3 is in the outline of SRC-001 already: leave it out here"

  Scenario: A source that nobody is said to have been able to read is an alert
    Then as of 2008-05-30 there is no alert "source.unopened"
    And as of 2008-05-31 there is the alert "source.unopened" about SRC-001 since 2008-05-31
    When I run "source open SRC-001 --audience 'Senior managers' --on 2008-06-02"
    Then as of 2008-06-02 there is no alert "source.unopened"
    When I run "source open SRC-001 --audience 'senior managers'"
    Then it is refused because "SRC-001 could be read by “Senior managers” from 2 Jun 2008 already"
    When I run "source register --title 'Another' --short 'hmic 2008' --kind plan"
    Then it is refused because "evidence that begins with “hmic 2008” means SRC-001 “Inspection of the division” already: give another short name"
    When I run "source register --title 'Another' --short 'HMIC, 2008' --kind plan"
    Then it is refused because "a short name has no comma"
    When I run "claim state --source SRC-001 --paragraph 6.5 --kind fact --sentence first --text 'It is so'"
    Then it is refused because "“first” names no sentences: write “1”, or “1 to 2”"
