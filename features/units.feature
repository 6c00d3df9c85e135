Feature: Command units
  Units open, are merged into others, or close.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      unit open --name "North" --kind territorial --on 2007-09-03
      unit open --name "South" --kind territorial --on 2007-09-03
      """

  Scenario: A unit is merged into another
    When I run "unit merge U-001 --into U-002 --on 2008-04-30"
    Then U-001 has state "merged"
    And U-001 has into "U-002"
    And as of 2008-04-29 U-001 has state "open"
    When I run "unit close U-001"
    Then it is refused because "U-001 is merged and cannot be closed: open a new unit instead"

  Scenario: A unit is closed
    When I run "unit close U-002 --reason 'its work went to Operations'"
    Then U-002 has state "closed"

  Scenario: Two open units do not share a name
    When I run "unit open --name South --kind functional"
    Then it is refused because "U-002 is an open unit of that name already"
