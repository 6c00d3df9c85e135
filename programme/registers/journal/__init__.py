"""The journal itself: what about it someone should look at."""
