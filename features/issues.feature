Feature: The issue register
  An issue has happened and needs management, whether or not a risk foresaw it.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      issue raise --title "Buildings neglected" --description "nobody answers for two sites" --severity high --on 2008-05-01
      """

  Scenario: An issue is raised and taken on
    Then I-001 has state "open"
    When I run "issue update I-001 --note 'asked the business manager' --owner 'Business Manager'"
    Then I-001 has owner "Business Manager"

  Scenario: An issue is resolved before it is closed
    When I run "issue close I-001 --confirmed-by 'Supt South'"
    Then it is refused because "I-001 is open and cannot be closed: resolve it first"
    When I run "issue resolve I-001 --resolution 'one post answers for both'"
    Then I-001 has state "resolved"
    When I run "issue close I-001 --confirmed-by 'Supt South'"
    Then I-001 has state "closed"
