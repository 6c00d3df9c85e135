Feature: Posts and people
  Whoever answers for something is a post or a person of one directory, however the name is spelt, in every register.

  Background:
    Given today is 2009-01-27
    And the programme "North division merger" started on 2007-09-03
    And these commands were run
      """
      risk raise --title "Custody moves late" --cause "the lease is not signed" --event "custody moves late"
        --effect "prisoners are held elsewhere" --owner "bob ellis" --on 2007-10-01
      person register --name "Bob Ellis" --on 2007-11-01
      post establish --title "Superintendent Crime" --level superintendent --on 2007-11-01
      post fill PO-001 --person PE-001 --on 2007-11-05
      """

  Scenario: One person is one person, however the name is spelt and wherever it was typed
    Given these commands were run
      """
      risk raise --title "Staff leave" --cause "pay is lower" --event "staff leave" --effect "shifts are empty"
        --owner "BOB  ELLIS" --on 2007-12-01
      """
    Then R-001 has owner "Bob Ellis"
    And R-002 has owner "Bob Ellis"
    And as of 2007-10-02 R-001 has owner "Bob Ellis"

  Scenario: A person's promises are listed with how late they are, and those of the posts that they hold
    Given these commands were run
      """
      risk respond R-001 --response treat --reason "the lease can be had"
      action plan --risk R-001 --title "Sign the lease" --owner "Bob Ellis" --due 2008-12-31 --on 2008-06-02
      process define --name "Crime desk" --owner "superintendent crime" --on 2008-06-02
      """
    When I run "people bob"
    Then it says "What Bob Ellis answers for"
    And it says "31 Dec 2008"
    And it says "27"
    And it says "owner, as"

  Scenario: A name that the directory does not have is recorded, and said not to be in it
    Given these commands were run
      """
      risk assign R-001 --owner "Inspector Wren" --on 2008-01-07
      """
    When I run "people"
    Then it says "not in the directory"
    When I run "risk assign R-001 --owner PE-009"
    Then it is refused because "there is nobody PE-009 in the directory"

  Scenario: Two spellings are merged once, for every entry
    Given these commands were run
      """
      risk assign R-001 --owner "Supt Crime" --on 2008-01-07
      post merge PO-001 --spelling "Supt Crime"
      person register --name "Robert Ellis"
      process define --name Custody --owner "Robert Ellis"
      person merge PE-001 --other PE-002
      """
    Then R-001 has owner "Superintendent Crime"
    And BP-001 has owner "Bob Ellis"
    And PE-002 has into "PE-001"
    When I run "post merge PO-001 --spelling 'bob ellis'"
    Then it is refused because "PE-001 is in the directory by that name already"
    When I run "person merge PE-001"
    Then it is refused because "say who is the same person"

  Scenario: A person who takes another name is called by it at every date
    When I run "person rename PE-001 --name 'Bob Lark'"
    Then as of 2007-12-01 R-001 has owner "Bob Lark"
    When I run "people 'Bob Ellis'"
    Then it says "What Bob Lark answers for"

  Scenario: An erasure reaches every entry that was recorded since the person is in the directory
    Given these commands were run
      """
      risk assign R-001 --owner "Bob Ellis" --on 2008-01-07
      """
    When I run "person erase PE-001 --reason 'asked for'"
    Then it succeeds
    And it says "entry 2 names them as it was typed"
    And R-001 has owner "PE-001 [erased]"
    When I run "verify"
    Then it succeeds

  Scenario: A vacant post that answers for something is an alert until it is filled
    Given these commands were run
      """
      process define --name "Crime desk" --owner "Superintendent Crime" --on 2007-12-03
      post vacate PO-001 --on 2008-03-31
      """
    Then as of 2008-03-30 there is no alert "post.vacant"
    And as of 2008-03-31 there is the alert "post.vacant" about PO-001 since 2008-03-31
    When I run "post fill PO-001 --person PE-001 --on 2008-05-01"
    Then PO-001 has holder "PE-001"
    And as of 2008-05-01 there is no alert "post.vacant"
    When I run "post abolish PO-001 --on 2008-06-02"
    Then as of 2008-06-02 there is the alert "post.abolished" about PO-001 since 2008-06-02

  Scenario: An owner who has left is an alert, and their posts are vacant
    When I run "person leave PE-001 --on 2008-03-31"
    Then as of 2008-03-31 there is the alert "person.left-owning" about PE-001 since 2008-03-31
    And PO-001 has state "vacant"
    When I run "person return PE-001 --on 2008-04-30"
    Then as of 2008-04-30 there is no alert "person.left-owning"

  Scenario: A post with more than the policy allows is an alert
    Given these commands were run
      """
      policy set --setting post_load --value 1 --reason "a small team" --on 2008-01-01
      process define --name "Crime desk" --owner "Superintendent Crime" --on 2008-01-07
      process define --name "Custody" --owner "Superintendent Crime" --on 2008-01-08
      """
    Then as of 2008-01-07 there is no alert "post.overloaded"
    And as of 2008-01-08 there is the alert "post.overloaded" about PO-001 since 2008-01-08

  Scenario: No post reports to itself, over any number of steps
    Given these commands were run
      """
      post establish --title "Detective inspector" --reports-to PO-001
      post establish --title "Detective sergeant" --reports-to PO-002
      """
    When I run "post change PO-001 --reports-to PO-003"
    Then it is refused because "PO-003 reports to PO-001 itself: name a post that does not"
    When I run "post change PO-003 --reports-to PO-001 --level sergeant"
    Then PO-003 has reports to "PO-001"

  Scenario: Everything that a person answers for is handed over in one batch, shown beforehand
    Given these commands were run
      """
      phase plan --title Interim --lead "Bob Ellis" --on 2007-12-03
      process define --name "Crime desk" --owner "Bob Ellis" --on 2007-12-03
      benefit identify --title "Fewer desks" --description "one desk in place of three" --kind non-cashable --owner "Bob Ellis" --on 2007-12-03
      issue raise --title "No lease" --description "the lease was not signed" --severity high --owner "Bob Ellis" --on 2007-12-03
      recommendation make --title "Sign the lease" --aim "custody moves" --source "the report" --on 2007-12-03
      recommendation plan --provision REC-001 --title "Sign it" --owner "Bob Ellis" --due 2008-12-31 --on 2007-12-03
      process define --name "Old desk" --owner "Bob Ellis" --on 2007-12-03
      process retire BP-002 --reason "given up" --on 2007-12-04
      """
    When I run "person handover PE-001 --to 'Ann Wren' --dry-run"
    Then it says "R-001 “Custody moves late” (owner) would go from Bob Ellis to Ann Wren"
    And R-001 has owner "Bob Ellis"
    When I run "person handover PE-001 --to 'Ann Wren' --reason 'he leaves'"
    Then it succeeds
    And R-001 has owner "Ann Wren"
    And PH-001 has lead "Ann Wren"
    And BP-001 has owner "Ann Wren"
    And B-001 has owner "Ann Wren"
    And I-001 has owner "Ann Wren"
    And RA-001 has owner "Ann Wren"
    And BP-002 has owner "Bob Ellis"
    When I run "person handover PE-001 --to 'Ann Wren'"
    Then it is refused because "Bob Ellis answers for nothing that could be handed over"
    When I run "post handover PO-001 --to 'superintendent crime'"
    Then it is refused because "are one: say who takes it over"

  Scenario: A benefit, a mitigation and a planned action get another owner one by one
    Given these commands were run
      """
      benefit identify --title "Fewer desks" --description "one desk in place of three" --kind non-cashable --on 2007-12-03
      recommendation make --title "Sign the lease" --aim "custody moves" --source "the report" --on 2007-12-03
      recommendation plan --provision REC-001 --title "Sign it" --owner "Bob Ellis" --due 2008-12-31 --on 2007-12-03
      phase plan --title Interim --on 2007-12-03
      eia require --assesses PH-001 --on 2007-12-03
      eia assess EIA-001 --on 2007-12-04
      finding record --eia EIA-001 --characteristic sex --effect adverse --basis "early shifts" --on 2007-12-05
      finding mitigate F-001 --mitigation "a choice of shifts" --owner "Bob Ellis" --due 2008-12-31 --on 2007-12-06
      """
    When I run "benefit assign B-001 --owner 'Ann Wren'"
    Then B-001 has owner "Ann Wren"
    When I run "finding assign F-001 --owner 'Ann Wren'"
    Then F-001 has owner "Ann Wren"
    When I run "recommendation assign-action RA-001 --owner 'Ann Wren'"
    Then RA-001 has owner "Ann Wren"
