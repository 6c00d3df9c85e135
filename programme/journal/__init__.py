"""The journal of a programme: reading it, replaying it, and the register that is opened on it."""
