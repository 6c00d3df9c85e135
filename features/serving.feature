Feature: Serving the app to a team
  Whoever looks after the host lets others use the register in a browser, each in a name that nobody can only claim.

  Scenario: A name is taken only from a proxy that nobody gets round
    Given today is 2009-01-27
    And the programme "North division merger" started on 2008-11-03
    When I run "serve --identity-header X-Remote-User"
    Then it is refused because "anybody could send it to a port; add --unix-socket and --address"
    When I run "serve --one-time --identity-header X-Remote-User --unix-socket s --address https://a.example.org"
    Then it is refused because "nobody needs a link"
    When I run "serve --unix-socket-group www-data"
    Then it is refused because "there is no socket to give to it"
