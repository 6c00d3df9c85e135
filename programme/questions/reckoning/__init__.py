"""What is reckoned from figures: sums of benefits, and when all would be done."""
