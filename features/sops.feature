Feature: SOPs and other controlled documents
  A document is drafted, consulted on, approved by someone else and published; what is needed and absent is on the
  register too.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      process define --name "Custody" --owner "Supt Criminal Justice" --on 2007-09-10
      """

  Scenario: A document that is needed and absent is on the register, and is begun
    When I run
      """
      sop require --title "Custody closure policy" --kind policy --reason "nobody knows who may close" --process BP-001
        --on 2008-01-07
      """
    Then SOP-001 has state "absent"
    And as of 2008-01-07 there is the alert "sop.absent" about SOP-001 since 2008-01-07
    When I run "sop begin SOP-001 --version 1 --authors 'Insp Bail' --on 2008-01-14"
    Then SOP-001 has state "draft"
    And as of 2008-01-14 there is no alert "sop.absent"

  Scenario: A document goes its way to publication, not past its approval
    Given these commands were run
      """
      sop draft --title "Bail SOP" --authors "Insp Bail" --process BP-001 --on 2008-01-07
      """
    When I run "sop publish SOP-001 --channel intranet"
    Then it is refused because "SOP-001 is in draft and cannot be published: put it in consultation first"
    When I run "sop consult SOP-001 --groups 'custody sergeants' --on 2008-02-04"
    Then SOP-001 has state "in consultation"
    When I run "sop approve SOP-001 --approver 'Insp Bail'"
    Then it is refused because "Insp Bail is the sole author of SOP-001: someone else approves it"
    When I run
      """
      sop approve SOP-001 --approver "Supt Criminal Justice" --on 2008-02-18
      sop publish SOP-001 --channel intranet --on 2008-03-03
      """
    Then SOP-001 has state "published"
    And SOP-001 has edition.review_due "2009-03-03"
    And as of 2008-02-18 SOP-001 has state "approved"

  Scenario: What was consulted on goes back to draft
    Given these commands were run
      """
      sop draft --title "Bail SOP" --on 2008-01-07
      sop consult SOP-001 --groups "custody sergeants" --on 2008-02-04
      """
    When I run "sop return SOP-001 --reason 'no word on youths'"
    Then SOP-001 has state "draft"

  Scenario: A draft is stale after 90 days
    Given these commands were run
      """
      sop draft --title "Bail SOP" --on 2008-01-07
      """
    Then as of 2008-04-07 there is the alert "sop.draft-stale" about SOP-001 since 2008-04-07
    And as of 2008-04-06 there is no alert "sop.draft-stale"

  Scenario: A published document is reviewed in time
    Given these commands were run
      """
      sop register --title "Bail SOP" --state published --channel intranet --review-due 2008-06-30 --on 2008-01-07
      """
    Then as of 2008-07-01 there is the alert "sop.review-overdue" about SOP-001 since 2008-07-01
    When I run "sop review SOP-001 --note 'still right' --review-due 2009-06-30 --on 2008-06-27"
    Then as of 2008-07-01 there is no alert "sop.review-overdue"

  Scenario: The review of a document is not reckoned past the day on which it says that it ends
    Given these commands were run
      """
      sop register --title "Plan of 2008/09" --kind plan --state published --channel intranet --expires 2009-03-31
        --on 2008-04-07
      sop register --title "Bail SOP" --state published --channel intranet --on 2008-04-07
      """
    Then SOP-001 has edition.review_due "2009-03-31"
    And SOP-002 has edition.review_due "2009-04-07"
    And as of 2009-03-31 there is no alert "sop.review-overdue"
    And as of 2009-04-01 there is the alert "sop.review-overdue" about SOP-001 since 2009-04-01
    When I run "sop review SOP-001 --note 'still right' --on 2008-06-02"
    Then SOP-001 has edition.review_due "2009-03-31"
    When I run "sop review SOP-001 --note 'for longer' --review-due 2012-04-07 --on 2008-06-03"
    Then it is refused because "the document says that it ends 31 Mar 2009, before that review (7 Apr 2012)"

  Scenario: A published document that needs more is remarked on
    Given these commands were run
      """
      sop register --title "Commendations guidance" --kind "guidance note" --state published --on 2008-01-07
      """
    When I run "sop remark SOP-001 --needs 'says nothing of local awards' --on 2008-02-04"
    Then as of 2008-02-04 there is the alert "sop.needs" about SOP-001 since 2008-02-04

  Scenario: A document is linked to what it serves and given an owner
    Given these commands were run
      """
      sop draft --title "Bail SOP" --on 2008-01-07
      """
    When I run
      """
      sop link SOP-001 --process BP-001
      sop assign SOP-001 --owner "Insp Bail"
      """
    Then SOP-001 has process "BP-001"
    And SOP-001 has owner "Insp Bail"

  Scenario: A document is superseded by another that is in force
    Given these commands were run
      """
      sop register --title "Bail SOP" --state published --on 2008-01-07
      sop draft --title "Bail and release SOP" --on 2008-02-04
      """
    When I run "sop supersede SOP-001 --successor SOP-002"
    Then it is refused because "SOP-002 is in draft and cannot be put in the place of another"
    When I run
      """
      sop consult SOP-002 --groups "custody sergeants" --on 2008-02-11
      sop approve SOP-002 --approver "Supt Criminal Justice" --on 2008-02-18
      sop publish SOP-002 --channel intranet --on 2008-03-03
      sop supersede SOP-001 --successor SOP-002 --on 2008-03-03
      """
    Then SOP-001 has state "superseded"

  Scenario: A document is withdrawn
    Given these commands were run
      """
      sop register --title "Bail SOP" --state published --on 2008-01-07
      """
    When I run "sop withdraw SOP-001 --reason 'the force has one'"
    Then SOP-001 has state "withdrawn"
