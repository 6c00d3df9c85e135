Feature: Settings
  Who somebody is, and which store they use, is written down once.

  Scenario: What is written in config.toml goes for every command that says nothing else
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-11-03
    And the settings are
      """
      by = "Ann Carter"
      store = "elsewhere.sqlite"
      """
    And nobody is named in the environment
    When I run "risk raise --title Late --cause c --event e --effect f"
    Then it succeeds
    And in "timeline" the last entry is by "Ann Carter"
    Given no store is named in the environment
    When I run "doctor"
    Then it says "elsewhere.sqlite"

  Scenario: Settings that cannot be used are refused
    Given no store exists
    And the settings are
      """
      bye = "Ann Carter"
      """
    And nobody is named in the environment
    When I run "new Westminster"
    Then it is refused because "it may set by, store, portfolio, theme, keys"
