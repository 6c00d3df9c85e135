Feature: The notional contract, its targets and the revisit
  What an inspection asks for is to be done by a deadline; then the inspectorate comes back. At any time one sees what it
  would find.

  Background:
    Given today is 2010-03-01
    And the programme "North division merger" started on 2008-01-07

  Scenario: The revisit is asked about before anything was agreed
    When I run "revisit outlook"
    Then it says "No notional contract is agreed."
    And it says "no notional contract is agreed: programme contract agree"
    When I run "revisit hold --outcome 'fully discharged' --held-by 'Inspector' --finding 'all is done'"
    Then it is refused because "there is no notional contract to look at: agree it first (contract agree)"
    When I run "target set --title Robbery --area 'crime reduction' --target-quartile third"
    Then it is refused because "say when it is due (--due), or agree the notional contract first (contract agree)"

  Scenario: The contract is shown by itself
    When I run "contract show"
    Then it says "no notional contract is agreed as of 1 Mar 2010"
    When I run "contract agree --inspectorate 'The inspectorate' --deadline 2010-03-31 --parties 'Borough Commander' --on 2009-04-01"
    And I run "contract show --format csv"
    Then it says "The inspectorate,in force,2009-04-01,2010-03-31,30,2010-03-31,30,Borough Commander,"

  Scenario: The contract is counted down and kept
    When I run "contract agree --inspectorate 'The inspectorate' --deadline 2009-03-31 --on 2009-04-01"
    Then it is refused because "the deadline 31 Mar 2009 is not after the agreement: check both dates"
    When I run
      """
      contract agree --inspectorate "The inspectorate" --deadline 2010-03-31 --parties "Borough Commander" --on 2009-04-01
      recommendation make --title "Programme management" --aim "manage it" --on 2009-04-01
      """
    Then in "recommendation list" REC-001 has due "2010-03-31"
    And in "recommendation list" REC-001 has days "30"
    When I run "revisit outlook"
    Then it says "31 Mar 2010, 30 days left"
    And it says "Outcome on what is verified: not discharged with referral"
    When I run "contract agree --inspectorate 'The inspectorate' --deadline 2010-06-30"
    Then it is refused because "the contract with The inspectorate is in force: hold its revisit first"
    And as of 2010-03-31 there is no alert "contract.revisit-missing"
    And as of 2010-04-02 there is the alert "contract.revisit-missing" about notional contract since 2010-04-01

  Scenario: What is verified, claimed and met decides the outcome
    Given these commands were run
      """
      contract agree --inspectorate "The inspectorate" --deadline 2010-03-31 --on 2009-04-01
      recommendation make --title "Programme management" --aim "manage it" --on 2009-04-01
      recommendation make --title "Intelligence" --aim "more of it" --on 2009-04-01
      target set --title Robbery --area "crime reduction" --baseline-quartile bottom --target-quartile third --on 2009-04-01
      recommendation implement REC-001 --claimed-by "Supt South" --shown-by "minutes" --on 2009-11-01
      """
    When I run "revisit outlook"
    Then it says "Outcome on what is verified: not discharged with referral"
    And it says "1 claimed as implemented, which nobody verified"
    And it says "Outcome if every claim were verified: partially discharged with a further revisit"
    When I run
      """
      recommendation verify REC-001 --verified-by Inspector --finding "seen" --on 2010-01-10
      target observe TG-001 --quartile second --source "force statistics" --on 2010-01-31
      """
    And I run "revisit outlook --format markdown"
    Then it says "Outcome on what is verified: partially discharged with a further revisit"
    And it says "1 of 1 targets met"
    When I run "recommendation void REC-002 --voided-by Inspector --reason 'the unit was dissolved' --on 2010-02-01"
    And I run "revisit outlook"
    Then it says "Outcome on what is verified: fully or partially discharged with aspects voided"
    And it says "voided: REC-002, the unit was dissolved"
    And as of 2010-03-01 there is no alert "target.due"

  Scenario: A target is observed as it was set
    Given these commands were run
      """
      contract agree --inspectorate "The inspectorate" --deadline 2010-03-31 --on 2009-04-01
      target set --title Robbery --area "crime reduction" --baseline-quartile bottom --target-quartile third --on 2009-04-01
      target set --title "Crimes a year" --area "crime reduction" --baseline-value 5069 --target-value 4700
        --unit offences --direction "lower is better" --due 2010-01-31 --on 2009-04-01
      """
    Then TG-001 has state "not observed"
    When I run "target observe TG-001 --value 3 --source 'force statistics'"
    Then it is refused because "TG-001 is a quartile (third quartile or better): give its quartile (--quartile), and no value"
    When I run "target observe TG-002 --quartile third --source 'force statistics'"
    Then it is refused because "TG-002 is a value (at most 4700 offences): give its value (--value), and no quartile"
    When I run
      """
      target observe TG-001 --quartile bottom --source "force statistics" --on 2009-10-01
      target observe TG-002 --value 4800 --source "force statistics" --on 2010-01-31
      """
    Then TG-001 has state "not met yet"
    And in "target list" TG-002 has state "missed"
    And as of 2010-02-01 there is the alert "target.missed" about TG-002 since 2010-02-01
    And as of 2010-03-01 there is the alert "target.due" about TG-001 since 2010-03-01
    When I run "target void TG-002 --voided-by Inspector --reason 'crimes are counted in another way from May'"
    Then TG-002 has state "voided"
    When I run "target void TG-002 --voided-by Inspector --reason 'twice'"
    Then it is refused because "TG-002 is voided already: set a new target"
    When I run "target observe TG-002 --value 4600 --source 'force statistics'"
    Then it is refused because "TG-002 is voided and cannot be observed: set a new target"

  Scenario: A target says what is to be reached, and which way is better
    Given these commands were run
      """
      contract agree --inspectorate "The inspectorate" --deadline 2010-03-31 --on 2009-04-01
      """
    When I run "target set --title Robbery --area 'crime reduction'"
    Then it is refused because "say what is to be reached: a quartile (--target-quartile) or a value (--target-value)"
    When I run "target set --title Robbery --area 'crime reduction' --target-value 300"
    Then it is refused because "a value needs its unit (--unit) and which way is better"
    When I run "target set --title Robbery --area 'crime reduction' --target-quartile third --unit offences"
    Then it is refused because "a quartile is better nearer the top: leave out its direction, unit and baseline value"

  Scenario: The revisit ends in one of four ways
    Given these commands were run
      """
      contract agree --inspectorate "The inspectorate" --deadline 2009-12-31 --on 2009-04-01
      recommendation make --title "Programme management" --aim "manage it" --on 2009-04-01
      """
    When I run "revisit hold --outcome 'partially discharged with a further revisit' --held-by Inspector --finding half"
    Then it is refused because "give the day of the further revisit (--further)"
    When I run "revisit hold --outcome 'not discharged with referral' --held-by Inspector --finding little"
    Then it is refused because "say to whom it was referred (--referred-to)"
    When I run
      """
      revisit hold --outcome "partially discharged with a further revisit" --held-by Inspector --finding "half is done"
        --further 2010-06-30 --on 2010-01-12
      """
    And I run "revisit outlook"
    Then it says "30 Jun 2010 (further revisit), 121 days left"
    And it says "Revisit 12 Jan 2010 by Inspector: partially discharged with a further revisit. half is done"
    And as of 2010-03-01 there is no alert "contract.revisit-missing"
    When I run "revisit hold --outcome 'fully discharged' --held-by Inspector --finding 'all is done' --on 2010-02-20"
    Then as of 2010-03-01 there is the alert "contract.discharged-with-gaps" about notional contract since 2010-02-20
    When I run "revisit hold --outcome 'fully discharged' --held-by Inspector --finding 'all is done'"
    Then it is refused because "the notional contract was fully discharged already: agree a new one first (contract agree)"
    When I run "contract agree --inspectorate 'The inspectorate' --deadline 2011-03-31"
    Then it succeeds
