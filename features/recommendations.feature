Feature: Recommendations and management considerations
  An inspection asks for improvements. Their owner claims that they are implemented; somebody else, the inspector, finds
  whether that is so.

  Background:
    Given today is 2009-06-30
    And the programme "North division merger" started on 2008-01-07
    And these commands were run
      """
      risk raise --title "Nobody looks at the risks" --cause "no owner" --event "a risk strikes" --effect "work stops"
        --category programme --on 2008-02-01
      recommendation make --title "Programme management" --aim "manage the merger as a programme" --source "Report, 3.1"
        --due 2009-12-31 --concerns R-001 --on 2009-04-01
      recommendation add-point REC-001 --title "Keep the risk register" --on 2009-04-01
      recommendation add-point REC-001 --title "Publish the SOPs" --due 2009-07-15 --on 2009-04-01
      consideration make --title "One custody policy" --aim "closures are authorised in one way" --due 2009-12-31
        --on 2009-04-01
      """

  Scenario: A recommendation stands as its sub-points do
    When I run
      """
      recommendation assign REC-001 --lead "Supt South" --on 2009-04-10
      recommendation progress SP-001 --note "the register was gone through with the SMT" --on 2009-05-01
      """
    Then REC-001 has state "in progress"
    And SP-001 has state "in progress"
    And SP-002 has state "open"
    And in "point list" SP-002 has lead "Supt South"
    And in "point list" SP-002 has due "2009-07-15"
    And in "point list" SP-002 has days "15"
    And in "recommendation list" REC-001 has days "184"
    And "recommendation list --state 'in progress'" lists 1 row

  Scenario: A claim is verified by somebody else
    When I run "recommendation verify SP-001 --verified-by 'Inspector of constabulary' --finding 'kept weekly'"
    Then it is refused because "SP-001 is open and cannot be verified: record that it is implemented first"
    When I run "recommendation implement SP-001 --claimed-by 'Insp Planning' --shown-by 'minutes of May' --on 2009-06-01"
    Then SP-001 has state "implemented"
    When I run "recommendation implement SP-001 --claimed-by 'Insp Planning' --shown-by 'minutes of May' --on 2009-06-02"
    Then it is refused because "SP-001 is implemented already: have it verified"
    When I run "recommendation verify SP-001 --verified-by 'insp  planning' --finding 'kept weekly'"
    Then it is refused because "Insp Planning claimed that SP-001 is implemented: somebody else has to verify it"
    When I run "recommendation assign REC-001 --lead 'Supt South' --on 2009-06-02"
    And I run "recommendation verify SP-001 --verified-by 'Supt South' --finding 'kept weekly'"
    Then it is refused because "Supt South leads on SP-001: somebody else has to verify it"
    When I run "recommendation verify SP-001 --verified-by 'Inspector of constabulary' --finding 'kept weekly'"
    Then SP-001 has state "verified"
    And REC-001 has state "in progress"
    And in "recommendation list" REC-001 has points "1 of 2 verified"

  Scenario: A recommendation with sub-points is claimed and verified point by point
    When I run "recommendation implement REC-001 --claimed-by 'Supt South' --shown-by 'all done'"
    Then it is refused because "REC-001 has sub-points and stands as they do: implement each of them (SP-001, SP-002)"
    When I run "recommendation verify REC-001 --verified-by 'Inspector' --finding 'all done'"
    Then it is refused because "verify each of them (SP-001, SP-002)"
    When I run
      """
      recommendation implement SP-001 --claimed-by "Supt South" --shown-by "the register" --on 2009-06-01
      recommendation implement SP-002 --claimed-by "Supt South" --shown-by "all are on the intranet" --on 2009-06-02
      """
    Then REC-001 has state "implemented"
    When I run "recommendation add-point REC-001 --title 'One more'"
    Then it is refused because "REC-001 is implemented and cannot be given a sub-point: send it back first"
    When I run "recommendation progress REC-001 --note 'more of it'"
    Then it is refused because "REC-001 is implemented and cannot be progressed"

  Scenario: The inspector finds that it is not discharged
    When I run
      """
      recommendation implement SP-002 --claimed-by "Supt South" --shown-by "all are on the intranet" --on 2009-06-02
      recommendation return SP-002 --returned-by "Inspector" --finding "four are drafts" --on 2009-06-10
      """
    Then SP-002 has state "in progress"
    When I run "recommendation return SP-002 --returned-by 'Inspector' --finding 'four are drafts'"
    Then it is refused because "SP-002 is in progress already: only what is implemented or verified can be sent back"

  Scenario: Only a management consideration is declined
    When I run "recommendation decline SP-001 --declined-by 'Borough Commander' --reason 'too costly'"
    Then it is refused because "SP-001 is a sub-point of REC-001, a recommendation, which is binding"
    When I run "recommendation decline REC-001 --declined-by 'Borough Commander' --reason 'too costly'"
    Then it is refused because "REC-001 is a recommendation, which is binding"
    When I run "recommendation decline MC-001 --declined-by 'Borough Commander' --reason 'the suite closes in May'"
    Then MC-001 has state "declined"
    And MC-001 has reason "the suite closes in May"
    When I run "recommendation implement MC-001 --claimed-by 'Supt South' --shown-by 'policy'"
    Then it is refused because "MC-001 is declined and cannot be claimed as implemented: take it up again first"
    When I run "recommendation reopen MC-001 --reason 'the suite stays open'"
    Then MC-001 has state "in progress"
    When I run "recommendation reopen MC-001 --reason 'the suite stays open'"
    Then it is refused because "MC-001 is in progress already: only what is declined or voided can be taken up again"

  Scenario: Circumstances beyond control void a recommendation with all its sub-points
    When I run
      """
      recommendation void REC-001 --voided-by "Inspector" --reason "the force was merged by law" --on 2009-06-20
      """
    Then REC-001 has state "voided"
    And SP-001 has state "voided"
    And SP-002 has reason "the force was merged by law"
    When I run "recommendation void REC-001 --voided-by 'Inspector' --reason 'twice'"
    Then it is refused because "REC-001 is voided already: take it up again"

  Scenario: Actions are promised, done or given up
    When I run
      """
      recommendation plan SP-002 --title "List the SOPs" --owner "Policy unit" --due 2009-05-31 --on 2009-04-20
      recommendation plan SP-002 --title "Hire a writer" --owner "HR manager" --due 2009-05-31 --on 2009-04-20
      """
    Then SP-002 has actions "RA-001, RA-002"
    And as of 2009-06-10 there is the alert "recommendation.action-overdue" about RA-001 since 2009-06-01
    When I run
      """
      recommendation complete RA-001 --note "31 are listed" --on 2009-06-15
      recommendation drop RA-002 --reason "no money for it" --on 2009-06-15
      """
    Then RA-001 has state "done"
    And SP-002 has state "in progress"
    And as of 2009-06-15 there is no alert "recommendation.action-overdue"
    When I run "recommendation complete RA-002 --note 'after all'"
    Then it is refused because "RA-002 is dropped and cannot be completed: plan a new action for what is left to do"
    And in "planned-action list" RA-002 has provision "SP-002"

  Scenario: Whoever answers for it is told before it is due and after
    Then as of 2009-06-14 there is no alert "recommendation.due"
    And as of 2009-06-15 there is the alert "recommendation.due" about SP-002 since 2009-06-15
    And as of 2009-07-16 there is the alert "recommendation.overdue" about SP-002 since 2009-07-16
    And as of 2010-01-05 there is the alert "recommendation.overdue" about REC-001 since 2010-01-01
    When I run "recommendation assign REC-001"
    Then it is refused because "say who leads (--lead), when it is due (--due), or both"

  Scenario: What is linked to a recommendation finds it, and good practice is kept
    When I run "show R-001"
    Then it says "REC-001"
    When I run "practice note --title 'Weekend for the young' --description 'both sides told how it had been'"
    Then GP-001 has state "noted"
    When I run "recommendation assign REC-009 --lead 'Supt South'"
    Then it is refused because "there is no recommendation REC-009"
