Feature: Posting changes and appeals
  A phase moves staff, and staff may appeal. Numbers are kept, names are not.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      phase plan --title "Two units become one" --planned-live 2008-04 --on 2007-10-01
      posting change --phase PH-001 --description "Response teams of North and South" --staff 240 --on 2008-02-01
      appeal lodge --posting PM-001 --appellants 3 --grounds "caring duties" --on 2008-02-11
      """

  Scenario: Staff are moved and some appeal
    Then PM-001 has staff "240"
    And in "posting list" PM-001 has appeals "3"

  Scenario: An appeal waits too long, and is decided
    Then as of 2008-03-13 there is the alert "appeal.undecided" about AP-001 since 2008-03-13
    When I run "appeal decide AP-001 --outcome upheld --reason 'shifts were agreed' --on 2008-03-12"
    Then AP-001 has state "upheld"
    And as of 2008-03-13 there is no alert "appeal.undecided"
    When I run "appeal decide AP-001 --outcome dismissed --reason 'second thoughts'"
    Then it is refused because "AP-001 is upheld already"

  Scenario: No more appeal than were moved
    When I run "appeal lodge --posting PM-001 --appellants 238"
    Then it is refused because "PM-001 moved 240 staff and 3 have appealed"
