Feature: Knowledge dates
  A history that is typed in afterwards says since when the organisation knew of a thing, from a paper with a date and
  readers; what could have been known then is told from what was recorded then.

  Background:
    Given today is 2010-03-02
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      entry date-knowledge 1 --readers "Chief Supt Two" --on 2008-01-07 --evidence "Board minutes 7 Jan 2008"
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all" --on 2008-02
        --known-on 2008-03-04 --known-to "Senior management team" --evidence "SMT minutes 4 Mar 2008"
      risk raise --title "Records wrong" --cause "quick moves" --event "postings differ" --effect "mislead" --on 2008-02
      """

  Scenario: What the organisation could have known on a day is told by its papers
    Then "risk list --as-of 2008-03-04 --as-known 2008-03-03" lists 0 rows
    And "risk list --as-of 2008-03-04 --as-known 2008-03-04" lists 1 row
    And "risk list --as-of 2008-03-04" lists 2 rows
    When I run "status --as-of 2008-03-04 --as-known 2008-03-04"
    Then it says "as known 2008-03-04 23:59 UTC · #0 and 2 by evidence"

  Scenario: By the number of an entry only what was recorded counts
    Then "risk list --as-known #3" lists 1 row
    When I run "status --as-of 2008-03-04 --as-known 2008-01-06"
    Then it says "nothing was known of the programme then"

  Scenario: It is shown since when a thing was known, to whom and by which evidence
    When I run "show R-001"
    Then it says "#3 risk raise: since 4 Mar 2008, to Senior management team (#4)"
    When I run "why R-001.title --format json"
    Then it says "known_to"
    And it says "Senior management team"
    When I run "show #4 --format json"
    Then it is refused because "#4"

  Scenario: Nothing is claimed to have been known without evidence, a date and readers
    When I run "entry date-knowledge 5 --readers SMT --on 2008-03-04"
    Then it is refused because "that something was known is never claimed without evidence"
    When I run "risk review R-002 --note looked --on 2008-03-01 --known-on 2008-03-04 --known-to SMT"
    Then it is refused because "name what its readers had read (--evidence)"
    When I run "risk review R-002 --note looked --on 2008-03-01 --known-on 2008-03-04 --evidence 'minutes'"
    Then it is refused because "say who had read of it by then (--known-to)"
    When I run "risk review R-002 --note looked --on 2008-03-01 --known-to SMT --evidence 'minutes'"
    Then it is refused because "say since when it was known (--known-on)"

  Scenario: Nothing was known before it was so
    When I run "entry date-knowledge 3 --readers SMT --on 2008-01-20 --evidence 'minutes 3'"
    Then it is refused because "entry 3 is of Feb 2008, after 20 Jan 2008"

  Scenario: Whoever knew of an entry knew of what it names, and no sooner
    When I run
      """
      risk assess R-002 --likelihood 3 --impact 4 --basis "seen twice" --on 2008-03
        --known-on 2008-04-01 --known-to "Finance manager" --evidence "letter of 1 April 2008"
      """
    Then "risk list --as-of 2008-05-01 --as-known 2008-05-01" lists 1 row
    When I run "entry date-knowledge 5 --readers 'Finance manager' --on 2008-04-15 --evidence 'letter of 15 April 2008'"
    Then "risk list --as-of 2008-05-01 --as-known 2008-04-14" lists 1 row
    And "risk list --as-of 2008-05-01 --as-known 2008-04-15" lists 2 rows

  Scenario: A claim of knowledge is corrected and withdrawn as every entry is
    When I run "entry correct 4 --reason 'the minutes are of April' --effective 2008-04-04"
    Then "risk list --as-of 2008-04-04 --as-known 2008-04-03" lists 0 rows
    And "risk list --as-of 2008-04-04 --as-known 2008-04-04" lists 1 row
    When I run "entry withdraw 4 --reason 'other minutes'"
    Then "risk list --as-of 2008-04-04 --as-known 2008-04-04" lists 0 rows

  Scenario: What corrects an entry counts with it
    When I run "entry correct 3 --reason 'misspelt' --set title='Interim too long'"
    And I run "risk list --as-of 2008-03-04 --as-known 2008-03-04"
    Then it says "Interim too long"
    When I run "entry withdraw 3 --reason 'of another programme'"
    Then "risk list --as-of 2008-03-04 --as-known 2008-03-04" lists 0 rows

  Scenario: Hindsight knows on each day what was known then
    When I run "hindsight --as-of 2008-06-01 --knowing then --rule risk.unowned --format csv"
    Then it says "risk.unowned,attend,R-001,2008-03-04,2008-06-01,90,True"
    And it does not say "R-002"

  Scenario: An imported line says since when it was known
    Given the file "history.jsonl" is
      """
      {"entry": "risk review", "on": "2008-03-10", "evidence": ["SMT minutes 11 Mar 2008"], "known_on": "2008-03-11", "known_to": "Senior management team", "fields": {"risk": "R-001", "note": "no change"}}
      """
    When I run "import {folder}/history.jsonl"
    Then it succeeds
    And the journal holds 7 entries
    When I run "import {folder}/history.jsonl"
    Then the journal holds 7 entries
    When I run "show R-001 --as-known 2008-03-11 --as-of 2008-03-11"
    Then it says "#6 risk review: since 11 Mar 2008, to Senior management team (#7)"

  Scenario: A signed paper is made of what was recorded
    When I run "snapshot --as-of 2008-03-04 --as-known 2008-03-04"
    Then it is refused because "a paper is made of what was recorded, and 2 entries were known only by evidence"
