Feature: Portfolio
  Whoever answers for several programmes sees them side by side, wherever each is kept.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-11-03
    And these commands were run
      """
      risk raise --title "One custody system for both" --cause "no date is agreed" --event "both stay in use"
        --effect "staff learn two" --owner "Superintendent North"
      risk assess R-001 --likelihood 4 --impact 4 --basis workshop
      risk escalate R-001 --level portfolio --reason "the other merger waits for it too"
      phase plan --title "One command" --planned-live 2009-02-02
      """
    And these commands were run
      """
      new "Archive move" --on 2009-01-20 --store {folder}/archive.sqlite
      """
    And the file "portfolio.toml" is
      """
      name = "Both divisions"

      [[store]]
      address = "archive.sqlite"

      [[store]]
      address = "programme.sqlite"
      programmes = ["North division merger"]
      """

  Scenario: Programmes of several stores stand side by side, the least confident first
    When I run "portfolio {folder}/portfolio.toml --format csv"
    Then the row of North division merger comes before that of Archive move
    When I run "portfolio {folder}/portfolio.toml --at-least amber --format json"
    Then it says "R-001 16"
    And it says ""next_gate": "PH-001 One command""
    And it says ""days_to_gate": 6"
    And it does not say "Archive move"
    And it does not say "Superintendent North"

  Scenario: A risk that one programme cannot carry alone is escalated to the portfolio
    When I run "portfolio {folder}/portfolio.toml --risks"
    Then it says "R-001 One custody system for both portfolio 16 high"
    When I run "risk de-escalate R-001 --level programme --reason 'the date is agreed'"
    And I run "portfolio {folder}/portfolio.toml --risks"
    Then it says "no programme has escalated a risk to the portfolio"

  Scenario: What is kept of a programme says so when its store has changed since
    When I run "portfolio {folder}/portfolio.toml"
    And I run "issue raise --title 'The date was missed' --severity high --description 'both stay'"
    And I run "portfolio {folder}/portfolio.toml --kept --format csv"
    Then it says "27 Jan 2009, may have changed"
    When I run "portfolio {folder}/portfolio.toml --format csv"
    Then it does not say "may have changed"

  Scenario: A store that cannot be read keeps nobody from seeing the others
    Given the file "portfolio.toml" is
      """
      [[store]]
      address = "programme.sqlite"

      [[store]]
      address = "gone.sqlite"
      """
    When I run "portfolio {folder}/portfolio.toml"
    Then it succeeds
    And it says "gone.sqlite: there is no store at"
    And it says "North division"

  Scenario: The paper of a portfolio names the checkpoint of every programme in it
    When I run "portfolio {folder}/portfolio.toml --output {folder}/both.md"
    Then the file "both.md" says "0 of 2 programmes call for action now"
    And the file "both.md" says "programme-register/"
    And the file "both.md" says "One custody system for both"

  Scenario: A file that names no store is refused
    When I run "portfolio {folder}/nowhere.toml"
    Then it is refused because "write one that names each store"
    Given the file "portfolio.toml" is
      """
      [[store]]
      adress = "programme.sqlite"
      """
    When I run "portfolio {folder}/portfolio.toml"
    Then it is refused because "is no portfolio"
