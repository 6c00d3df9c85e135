Feature: Corrections and withdrawals
  Nothing is overwritten: a correction is an entry, the original stays visible as corrected, and what was
  known before the correction can still be asked.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all"
        --owner "Supt South" --on 2008-02-01
      risk assess R-001 --likelihood 3 --impact 4 --basis "no date from the board" --on 2008-02-04
      """

  Scenario: A wrong score is corrected, also for the past
    When I run "entry correct 3 --set likelihood=2 --reason 'misheard'"
    Then it succeeds
    And as of 2008-02-10 R-001 has residual.likelihood "2"
    When I run "show R-001 --as-known #3 --format json"
    Then it says ""likelihood": 3"
    When I run "timeline --format json"
    Then it says ""status": "corrected by #4""

  Scenario: A wrong date is corrected
    When I run "entry correct 3 --effective 2008-03-04 --reason 'it was March'"
    Then as of 2008-02-10 R-001 has residual ""
    And as of 2008-03-04 R-001 has residual.likelihood "3"

  Scenario: An entry that never was so is withdrawn, and the withdrawal itself can be withdrawn
    When I run "entry withdraw 3 --reason 'another risk was meant'"
    Then R-001 has residual ""
    When I run "entry withdraw 3 --reason 'again'"
    Then it is refused because "entry 3 was withdrawn by entry 4: withdraw that to have it back"
    When I run "entry withdraw 4 --reason 'it was this risk after all'"
    Then R-001 has residual.likelihood "3"

  Scenario: What later entries stand on is not withdrawn
    When I run "entry withdraw 2 --reason 'no such risk'"
    Then it is refused because "entry 3 (risk assess, 4 Feb 2008) would then be refused: there is no risk R-001"
    And the journal holds 3 entries

  Scenario: A correction is checked as the entry itself would be
    When I run "entry correct 3 --set likelihood=9 --reason 'higher'"
    Then it is refused because "likelihood 9 is not on the scale"
    When I run "entry correct 3 --set lkelihood=2 --reason 'higher'"
    Then it is refused because "risk assess has no field “lkelihood”"
    When I run "entry correct 3 --set likelihood=3 --reason 'same'"
    Then it is refused because "the correction changes nothing"
    When I run "entry correct 99 --set likelihood=3 --reason 'none'"
    Then it is refused because "there is no entry 99: the journal ends at entry 3"
