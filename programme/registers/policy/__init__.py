"""The policy of the programme: what about it someone should look at."""
