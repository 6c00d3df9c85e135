Feature: Evidence nobody can quietly change
  An inspector, a court or a tribunal may ask years later whether this is what was recorded, then, by them.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Prolonged" --cause "no date" --event "it lasts" --effect "processes stay apart"
      risk review R-001 --note "still no date"
      """

  Scenario: An untouched journal verifies
    When I run "verify"
    Then it succeeds
    And it says "3 of 3 records are as they were recorded"

  Scenario: A changed record is named by its position and column
    When somebody who owns the file runs "UPDATE journal SET by = 'Bob Day' WHERE position = 2"
    And I run "verify"
    Then the exit code is 1
    And it says "position 2, by: it was changed"

  Scenario: What was verified before is not read again
    When I run "verify"
    And I run "risk review R-001 --note 'seen again'"
    And I run "verify --since-last"
    Then it succeeds
    And it says "1 of 4 records are as they were recorded"

  Scenario: A signed checkpoint is kept and checked later
    When I run "checkpoint export --output {folder}/checkpoint.txt"
    And I run "risk review R-001 --note 'seen again'"
    And I run "checkpoint check {folder}/checkpoint.txt"
    Then it succeeds
    And it says "it was signed by this machine"
    And it says "the first 3 records are those that it was made of, and 1 was added since"

  Scenario: Two copies of the Westminster history are signed with the same key
    When I run "demo --export {folder}/first.sqlite"
    And I run "demo --export {folder}/second.sqlite"
    And I run "checkpoint export --store {folder}/first.sqlite"
    Then it succeeds
    When I run "checkpoint export --store {folder}/second.sqlite"
    Then it succeeds

  Scenario: A checkpoint shows that the past was rewritten
    When I run "checkpoint export --output {folder}/checkpoint.txt"
    And somebody who owns the file rewrites record 2 with every hash
    And I run "checkpoint check {folder}/checkpoint.txt"
    Then the exit code is 1
    And it says "the first 3 records are not those that it was made of"

  Scenario: A journal that was rewritten is not trusted by a machine that saw it
    When I run "status"
    And somebody who owns the file rewrites record 2 with every hash
    And I run "status"
    Then the store cannot be read because "this journal is not the one of which this machine saw 3 records"
    When I run "checkpoint export"
    Then the store cannot be read because "this journal is not the one of which this machine saw 3 records"
    When I run "verify"
    Then the exit code is 1
    And it says "position 2 is not what this machine saw"

  Scenario: A restored backup is told from an attack, and accepted by an act that is recorded
    Given a copy of the store
    When I run "risk review R-001 --note 'seen again'"
    And the copy is put in the place of the store
    And I run "status"
    Then the store cannot be read because "this journal ends at 3 and this machine saw 4 records: it is as it was earlier, as a restored backup is"
    When I run "checkpoint accept --reason 'the backup of this morning was restored'"
    Then it succeeds
    And as of 2009-01-27 there is the alert "journal.accepted" about journal since 2009-01-27
    When I run "checkpoint accept --reason again"
    Then it is refused because "there is nothing to accept"

  Scenario: An acceptance may be recorded by hand as well
    When I run "journal accept --seen-size 9 --seen-root aa --found-size 3 --found-root bb --reason 'the disk failed'"
    Then as of 2009-01-27 there is the alert "journal.accepted" about journal since 2009-01-27

  Scenario: One entry is proved without showing any other
    When I run "proof entry 2 --output {folder}/proof.txt"
    And I run "proof check {folder}/proof.txt"
    Then it succeeds
    And it says "entry #2 is among the 3 records of the checkpoint, as it stands here"
    And it says "Prolonged"
    And it does not say "still no date"

  Scenario: One staff issue is proved to have been recorded on a day, without what it says
    When I run "staff-issue raise --theme fairness --summary 'PC Alder was passed over' --raised-by Alder --channel surgery"
    And I run "proof entry 4 --output {folder}/proof.txt"
    And I run "proof check {folder}/proof.txt"
    Then it succeeds
    And it says "recorded_at: "
    And it says "fairness"
    And it says "the names and texts of persons in it are sealed"
    And it does not say "Alder"

  Scenario: A restored backup that was accepted is not signed with the key that signed what was lost
    Given a copy of the store
    When I run "risk review R-001 --note 'seen again'"
    And I run "checkpoint export"
    And the copy is put in the place of the store
    And I run "checkpoint accept --reason 'the backup of this morning was restored'"
    Then it succeeds
    When I run "checkpoint export"
    Then it is refused because "this key signed one of 4 records that this journal does not extend; sign with a new key"

  Scenario: A journal is proved to have grown out of an earlier checkpoint
    When I run "checkpoint export --output {folder}/checkpoint.txt"
    And I run "risk review R-001 --note 'seen again'"
    And I run "proof growth {folder}/checkpoint.txt --output {folder}/growth.txt"
    And I run "proof check {folder}/growth.txt"
    Then it succeeds
    And it says "the journal of 4 records begins with the 3 that had the root"

  Scenario: What is no proof is refused in a sentence
    When I run "proof entry 99"
    Then it is refused because "there is no entry #99: the journal holds #1 to #3"
    When I run "proof check {folder}/programme.sqlite"
    Then it is refused because "is not text: name the file that holds the checkpoint or proof"
    When I run "checkpoint check {folder}/nothing.txt"
    Then it is refused because "cannot be read (No such file or directory): check the path"
    When I run "checkpoint export --output {folder}/programme.sqlite"
    Then it is refused because "exists already: choose a file that does not, nothing is overwritten"

  Scenario: It is said when entries were recorded that a wrong clock stamped
    When I run "journal bound-stamps 1 --last 3 --recorded 2009-01-20 --reason 'the laptop was ahead'"
    Then it succeeds
    When I run "risk list --as-known 2009-01-21"
    Then it says "#1 to #3 count from the end of 20 Jan 2009, as #4 says of their stamps"
    And "risk list --as-known 2009-01-21" lists 1 row
    And "risk list --as-known 2009-01-19" lists 0 rows
    When I run "journal bound-stamps 9 --recorded 2009-01-20 --reason 'the laptop was ahead'"
    Then it is refused because "there is no entry 9: the journal ends at entry 4"
