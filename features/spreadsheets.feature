Feature: A register comes from a spreadsheet
  Nobody types forty risks again. A register is imported as it is kept, and imported again when somebody edited it.

  Background:
    Given today is 2026-11-30
    And the programme "Two councils" started on 2026-01-05
    And the file "risks.csv" is
      """
      Risk no,Title,Cause,Event,Effect,Likelihood,Impact,Owner,Last reviewed,Audit fee
      CM-01,Two ledgers,Two ledgers are kept,year end is late,delay the audit,3,4,Director of Finance,2026-06-15,may double
      CM-02,Keys are lost,,,,2,2,,,
      """

  Scenario: A dry run tells what becomes of every row
    When I run "import {folder}/risks.csv --as risk --dry-run"
    Then it succeeds
    And it says "Keys are lost"
    And it says "rows: 2 new; entries: 6"
    And it says "how the columns, words and days were read is in"
    And the journal holds 1 entries

  Scenario: A dry run says what would begin and end to be an alert
    When I run "import {folder}/risks.csv --as risk --dry-run"
    Then it says "raises: R-001"

  Scenario: Headings that only this organisation uses are named once, in a file beside its sheets
    Given the file "carers.csv" is
      """
      Risk no,Title,Who minds it
      CM-03,Doors stay open,Head of Estates
      """
    And the file "synonyms.toml" is
      """
      [fields.risk]
      "risk raise.owner" = ["Who minds it"]
      """
    When I run "import {folder}/carers.csv --as risk"
    Then it says "headings are known by the words in"
    And R-001 has owner "Head of Estates"

  Scenario: Synonyms that cannot be read are refused
    Given the file "ours.toml" is
      """
      [fields.risk]
      "risk raise.boss" = ["Who minds it"]
      """
    When I run "import {folder}/risks.csv --as risk --synonyms {folder}/ours.toml"
    Then it is refused because "“risk raise.boss” is not known: say one of"
    And the journal holds 1 entries

  Scenario: A marked copy shows which cells need somebody
    When somebody writes "CM-01,Keys" for "CM-02,Keys" in "risks.csv"
    And I run "import {folder}/risks.csv --as risk --dry-run --marked {folder}/marked.xlsx"
    Then it succeeds
    And it says "2 cells are marked in"

  Scenario: A register is imported
    When I run "import {folder}/risks.csv --as risk"
    Then it succeeds
    And it says "6 entries were recorded"
    And R-001 has owner "Director of Finance"
    And R-001 has source_key "CM-01"
    And as of 2026-11-30 there is the alert "risk.review-overdue" about R-001 since 2026-07-16

  Scenario: What the register does not say is to be completed
    When I run "import {folder}/risks.csv --as risk"
    Then R-002 has statement "Because [not stated], there is a risk that [not stated], which would [not stated]."
    And as of 2026-11-30 there is the alert "risk.incomplete" about risk register since 2026-06-15

  Scenario: A thing is found by the number that it had
    When I run "import {folder}/risks.csv --as risk"
    And I run "show CM-01"
    Then it succeeds
    And it says "may double"

  Scenario: A cell that was edited becomes an entry
    When I run "import {folder}/risks.csv --as risk"
    And somebody writes "Chief Accountant" for "Director of Finance" in "risks.csv"
    And I run "import {folder}/risks.csv --as risk"
    Then it says "rows: 1 changed, 1 same; entries: 2"
    And R-001 has owner "Chief Accountant"

  Scenario: Whoever imports says what becomes of a row that is gone
    When I run "import {folder}/risks.csv --as risk"
    And somebody removes the line "CM-02,Keys" from "risks.csv"
    And I run "import {folder}/risks.csv --as risk --dry-run"
    Then it says "R-002 (number CM-02 there) is in the file no more"
    And it says "1 thing is in the file no more, and kept as it is; --vanished close or withdraw"
    When I run "import {folder}/risks.csv --as risk"
    Then R-002 has state "open"
    When I run "import {folder}/risks.csv --as risk --vanished close --reason 'New locks'"
    Then it says "1 entries were recorded"
    And R-002 has state "closed"
    When I run "import {folder}/risks.csv --as risk"
    Then it says "R-002 (number CM-02 there) is in the file no more, and has ended"

  Scenario: A row that was never so is withdrawn with all that was recorded of it
    When I run "import {folder}/risks.csv --as risk"
    And somebody removes the line "CM-02,Keys" from "risks.csv"
    And I run "import {folder}/risks.csv --as risk --vanished withdraw --reason 'It was a test'"
    Then it says "3 entries were recorded"
    When I run "show R-002"
    Then it is refused because "R-002"

  Scenario: A row that cannot be read stands in the way until it is mended or left
    When somebody writes "CM-01,Keys" for "CM-02,Keys" in "risks.csv"
    And I run "import {folder}/risks.csv --as risk"
    Then it is refused because "row 2 and row 3 have the number CM-01: give each row a number of its own"

  Scenario: An action from a sheet is given its actionee
    Given these commands were run
      """
      risk raise --title "Prolonged" --cause "no date" --event "it lasts" --effect "processes stay apart"
      action plan --risk R-001 --title "Ask the board" --owner "Supt South" --due 2026-12-18
      """
    When I run "action assign ACT-001 --owner 'Chief Supt Two'"
    Then ACT-001 has owner "Chief Supt Two"

  Scenario: The place that a thing was brought over from is noted by hand
    Given these commands were run
      """
      risk raise --title "Prolonged" --cause "no date" --event "it lasts" --effect "processes stay apart"
      """
    When I run "journal note-source R-001 --file paper.pdf --sha256 00 --place 'page 3' --key A7"
    Then R-001 has source_key "A7"

  Scenario: Registers go out, are edited and come back
    When I run "import {folder}/risks.csv --as risk"
    And I run "export {folder}/out.csv --as R"
    Then it succeeds
    When I run "import {folder}/out.csv"
    Then it says "rows: 2 same; entries: 0"
    When somebody writes "Spare keys are lost" for "Keys are lost" in "out.csv"
    And I run "import {folder}/out.csv"
    Then it says "rows: 1 changed, 1 same; entries: 1"
    And R-002 has title "Spare keys are lost"

  Scenario: An empty register is not exported
    When I run "export {folder}/none.csv --as R"
    Then it is refused because "there is nothing to export"
