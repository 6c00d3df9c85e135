"""What is in force: the rules of the policy and of the alerts, and the contract."""
