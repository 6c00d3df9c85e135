Feature: The staff issues log
  What staff raise is acknowledged in 7 days, heard of again every 30, and answered. Names are not kept.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      staff-issue raise --theme "role clarity" --summary "three superintendents, three ways" --raised-by "chief inspectors"
        --channel "focus group" --on 2008-01-07
      """

  Scenario: An issue is acknowledged within seven days
    Then as of 2008-01-15 there is the alert "staff-issue.unacknowledged" about SI-001 since 2008-01-15
    When I run "staff-issue acknowledge SI-001 --owner 'HR Partner' --on 2008-01-10"
    Then SI-001 has state "acknowledged"
    And as of 2008-01-15 there is no alert "staff-issue.unacknowledged"

  Scenario: Those who raised an issue hear of it every thirty days, until it is resolved and closed
    Given these commands were run
      """
      staff-issue acknowledge SI-001 --owner "HR Partner" --on 2008-01-10
      """
    Then as of 2008-02-10 there is the alert "staff-issue.silent" about SI-001 since 2008-02-10
    When I run
      """
      staff-issue update SI-001 --note "the chief superintendent will decide" --on 2008-02-08
      staff-issue resolve SI-001 --answer "one superintendent answers for each function" --on 2008-03-03
      staff-issue close SI-001 --on 2008-03-10
      """
    Then SI-001 has state "closed"
    And as of 2008-02-08 SI-001 has state "under action"
    And as of 2008-02-10 there is no alert "staff-issue.silent"

  Scenario: An issue is not closed without an answer
    When I run "staff-issue close SI-001"
    Then it is refused because "SI-001 is raised and cannot be closed: give its answer first"

  Scenario: An issue that comes back is reopened
    Given these commands were run
      """
      staff-issue resolve SI-001 --answer "it is settled" --on 2008-02-04
      """
    When I run "staff-issue reopen SI-001 --reason 'it is not settled in South'"
    Then it succeeds
    And in "staff-issue list" SI-001 has state "under action"

  Scenario: An issue is referred to someone outside
    When I run "staff-issue refer SI-001 --referred-to 'force HR' --reason 'pay is not ours to settle'"
    Then SI-001 has state "referred"

  Scenario: A log in which nobody writes is stale, then abandoned
    Then as of 2008-02-06 there is the alert "staff-issue.stale" about staff issues log since 2008-02-06
    And as of 2008-04-06 there is the alert "staff-issue.abandoned" about staff issues log since 2008-04-06

  Scenario: An inspector's finding does not keep the log
    Given these commands were run
      """
      staff-issue raise --theme workload --summary "minimum staffing is never met" --raised-by "constables"
        --channel inspection --on 2008-03-31
      """
    Then as of 2008-04-06 there is the alert "staff-issue.abandoned" about staff issues log since 2008-04-06
