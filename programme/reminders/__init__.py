"""What reaches people who do not open the register: digests by mail or message, and calendars."""
