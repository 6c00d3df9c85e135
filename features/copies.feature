Feature: Nothing is lost
  A disk fails, an office closes, a program grows old: the journal is copied, verified, and goes on elsewhere.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Prolonged" --cause "no date" --event "it lasts" --effect "processes stay apart"
      """

  Scenario: A backup is verified and restored
    When I run "backup {folder}/copy.sqlite"
    Then it says "holds all 2 entries"
    When I run "restore {folder}/copy.sqlite --store {folder}/restored.sqlite"
    And I run "risk list --store {folder}/restored.sqlite"
    Then it succeeds
    And it says "Prolonged"

  Scenario: Nothing is ever overwritten
    When I run "backup {folder}/programme.sqlite"
    Then it is refused because "exists already: choose a file that does not, nothing is overwritten"
    When I run "restore {folder}/programme.sqlite"
    Then it is refused because "exists already: choose a file that does not, nothing is overwritten"

  Scenario: A damaged store makes no backup and no archive
    When somebody who owns the file runs "UPDATE journal SET by = 'Bob Day' WHERE position = 2"
    And I run "backup {folder}/copy.sqlite"
    Then the store cannot be read because "position 2, by: it was changed"
    When I run "archive export {folder}/journal.jsonl"
    Then the store cannot be read because "this journal is not as it was recorded (position 2"

  Scenario: An older backup is told from the journal that this machine saw
    When I run "backup {folder}/copy.sqlite"
    And I run "risk review R-001 --note 'still no date'"
    And I run "restore {folder}/copy.sqlite --store {folder}/restored.sqlite"
    Then it succeeds
    When I run "status --store {folder}/restored.sqlite"
    Then the store cannot be read because "it is as it was earlier, as a restored backup is"

  Scenario: A journal goes elsewhere as text and arrives with its stamps and its hashes
    When I run "archive export {folder}/journal.jsonl"
    And I run "archive import {folder}/journal.jsonl --store {folder}/arrived.sqlite"
    Then it says "holds all 2 entries, root"
    When I run "verify --store {folder}/arrived.sqlite"
    Then it succeeds
    And it says "2 of 2 records are as they were recorded"

  Scenario: A journal goes through a pipe, without a file between
    When I send what "archive export -" writes to "archive import - --store {folder}/piped.sqlite"
    Then it says "holds all 2 entries, root"
    When I run "verify --store {folder}/piped.sqlite"
    Then it succeeds

  Scenario: What is tried out in a branch is never taken for the programme
    When I run "try {folder}/what-if.sqlite"
    Then it says "is a what-if branch of"
    When I run "risk raise --store {folder}/what-if.sqlite --title Tried --cause a --event b --effect c"
    Then it succeeds
    When I run "status --store {folder}/what-if.sqlite"
    Then it says "What if: North division merger"
    When I run "checkpoint export --store {folder}/what-if.sqlite"
    Then it is refused because "nothing is signed of a what-if branch"
    When I run "risk list"
    Then it succeeds
    And it does not say "Tried"
