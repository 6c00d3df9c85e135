Feature: The lessons pack
  For an independent reviewer: what was planned, what happened, gates passed with gaps, silences, alerts, decisions,
  contradictions and lessons, every statement with its record and evidence; made again to the byte by whoever holds the
  journal, and checked in one command.

  Scenario: One command writes the pack for paper and for the screen
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-04-30 --output {folder}/pack"
    Then it succeeds
    And the file "pack.md" says "## Gates passed with gaps"
    And the file "pack.md" says "| FN-007 | Health and safety | nobody |"
    And the file "pack.md" says "| LL-004 | Keep the risk register and the issues log alive |"
    And the file "pack.md" says "M-026 “Gun crime: recorded”: for Apr 2008 to Jan 2009 (approximate) the stated change is -65.6 %"
    And the file "pack.html" says "<title>Westminster restructuring: lessons pack</title>"

  Scenario: The pack begins with a summary of one page, each figure as its question gives it, and then the lessons
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-01-27 --format markdown"
    Then it says "## Summary The programme “Westminster restructuring” started"
    And it says "| Act now | 2 risks above tolerance, worst R-001 “Programme risk not managed in a structured way” (16) |"
    And it says "| Process changes done | 5 of 7 | programme status |"
    And it says "| Contradictions | 30 | programme contradictions |"
    And "contradictions --as-of 2009-01-27" lists 30 rows

  Scenario: A reviewer from outside sees no names and words of persons unless they are asked for
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      staff-issue raise --theme fairness --summary "PC Alder was passed over" --raised-by "PC Alder" --channel surgery
        --on 2008-01-07
      """
    When I run "lessons-pack --format html"
    Then it says "[redacted]"
    And it does not say "Alder"
    When I run "lessons-pack --format html --persons"
    Then it says "PC Alder was passed over"

  Scenario: A reviewer checks the pack that was handed over against the journal
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-01-27 --output {folder}/pack"
    And I run "check-report {folder}/pack.html"
    Then it succeeds
    And it says "made again from the journal, it is the same to the byte"
    When I run "risk review R-001 --note 'read again'"
    And I run "check-report {folder}/pack.md"
    Then it succeeds
    And it says "records that it was made of, and 1 was added since"

  Scenario: A pack that somebody edited is found out, and the line is shown
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-01-27 --output {folder}/pack"
    And somebody writes "risk register is up to date" for "risk register has not been updated" in "pack.md"
    And I run "check-report {folder}/pack.md"
    Then the exit code is 1
    And it says "it was changed after it was made: it does not fit its own digest"
    And it says "risk register is up to date"

  Scenario: A pack shows that the journal was rewritten since
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-01-27 --output {folder}/pack"
    And somebody who owns the file rewrites record 2 with every hash
    And I run "check-report {folder}/pack.md"
    Then the exit code is 1
    And it says "records are not those that it was made of"

  Scenario: A signed pack says whose machine vouches for its journal
    Given the Westminster programme
    When I run "lessons-pack --as-of 2009-01-27 --sign --output {folder}/pack"
    And I run "check-report {folder}/pack.md"
    Then it succeeds
    And it says "it was signed by this machine"

  Scenario: What is no report is refused in a sentence
    Given the Westminster programme
    When I run "check-report {folder}/programme.sqlite"
    Then it is refused because "is not text, PDF or a Word document: name the file of the report"
    When I run "check-report {folder}/nothing.html"
    Then it is refused because "cannot be read (No such file or directory): name the file of the report"
    When I run "check-report {folder}"
    Then it is refused because "cannot be read (it is a folder and no file): name the file of the report"
    When I run "lessons-pack --format markdown --output {folder}/pack.html"
    Then it is refused because "is named as html and --format asks for markdown: leave one of them out"
