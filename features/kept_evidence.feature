Feature: Files kept as evidence
  A file is kept beside the store under its digest, which is in the journal; what is gone or changed is named.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And the file "lease.txt" is
      """
      The landlord lets the north stay until 2010.
      """
    And these commands were run
      """
      assumption record --title "The landlord lets us stay" --basis "he said so" --on 2008-01-14
      """

  Scenario: A file is kept, taken out again, and found missing when it is gone
    When I run "evidence keep --file {folder}/lease.txt --title 'The lease' --about AS-001 --on 2008-01-15"
    Then EV-001 has file "lease.txt"
    And EV-001 has about "AS-001"
    And EV-001 has size "45"
    And "evidence missing" lists 0 rows
    When I run "evidence keep --file {folder}/lease.txt"
    Then it is refused because "EV-001 “The lease” is this very file"
    When I run "evidence open EV-001 --to {folder}/copy.txt"
    Then the file "copy.txt" says "until 2010"
    When the kept files are taken away
    And I run "verify"
    Then the exit code is 1
    And it says "EV-001 “The lease” is not in"
    When I run "evidence missing"
    Then the exit code is 1
    When I run "evidence open EV-001 --to {folder}/again.txt"
    Then it is refused because "put it back from a backup"

  Scenario: An erased file is removed, and its digest stays
    When I run "evidence keep --file {folder}/lease.txt --on 2008-01-15"
    And I run "evidence erase EV-001 --reason 'it names tenants' --on 2008-01-16"
    Then EV-001 has state "erased"
    And no kept file is left
    And "evidence missing" lists 0 rows
    When I run "evidence open EV-001"
    Then it is refused because "was erased: only its name and digest are on record"

  Scenario: A file that is only named as evidence is told from one that is kept
    When I run "assumption test AS-001 --finding 'it was signed' --evidence @{folder}/lease.txt --on 2008-01-16"
    Then "evidence missing" lists 1 row
    When I run "evidence keep --file {folder}/lease.txt --on 2008-01-17"
    Then "evidence missing" lists 0 rows

  Scenario: A backup and an archive carry the files
    When I run "evidence keep --file {folder}/lease.txt --on 2008-01-15"
    And I run "backup {folder}/copy.backup"
    Then it says "1 file of evidence is in"
    When I run "archive export {folder}/north.jsonl"
    And I run "archive import {folder}/north.jsonl --store {folder}/imported.sqlite"
    Then it says "1 file of evidence is in its folder"
    When I run "restore {folder}/copy.backup --store {folder}/restored.sqlite"
    And I run "evidence open EV-001 --to {folder}/out.txt --store {folder}/restored.sqlite"
    Then the file "out.txt" says "until 2010"
