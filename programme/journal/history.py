"""The history in memory: what is recorded is read once, so that moving through time reads and decodes nothing again."""

from domain.entries.people.erasure import PersonErased
from programme.foundation.moment import Moment
from programme.journal.recalled import RecalledView
from programme.journal.register import Register
from programme.journal.unfolding import Unfolding
from programme.journal.view import View
from programme.personal.names import NAMING

# A record takes about a kilobyte; of a journal with more records than this, moments are replayed from the store.
MOST_RECORDS = 250_000
AT_ONCE = 2_500


class History:
    """The records of one programme, kept in memory while the app is open."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._unfolding = Unfolding()
        self.learnt = 0
        self._begun = 0

    def learn(self) -> bool:
        """Read some of what was recorded since, or prepare some of it; tell whether there is more to do."""
        register = self._register
        position = register.position()
        if position > MOST_RECORDS:
            self._forget()
            return False
        if not self.learnt:
            self._begun = position
        upto = min(position, self.learnt + AT_ONCE)
        records = list(register.journal.recorded(register.programme_id, after=self.learnt, up_to=upto))
        # Guarantee: what is erased while the app is open is not shown from memory.
        if any(
            # A name that means another person since is in every record before.
            (isinstance(record.entry, PersonErased) or record.entry.topic in NAMING)
            and record.position > self._begun
            for record in records
        ):
            self._forget()
            return True
        if records:
            self._unfolding.learn(records)
        self.learnt = upto
        return upto < position or self._unfolding.climb()

    def at(self, moment: Moment) -> View:
        """Return the programme at a moment, from memory when all that counts at it is there."""
        if 0 < self.learnt < moment.position <= self.learnt + AT_ONCE:
            self.learn()
        if moment.known is None and moment.position == self.learnt:
            return RecalledView(self._register.journal, self._register.programme_id, moment, self._unfolding)
        return self._register.at(moment)

    def _forget(self) -> None:
        self._unfolding = Unfolding()
        self.learnt = 0
