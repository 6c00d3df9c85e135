"""What every backend must keep.

A test module runs it by giving a `recorder`, a `colleague` on the same store, the `clock` of both, and
`meanwhile`, which does something in the middle of an append.
"""

from tests.event_store.contract_appending import AppendContract, RetryContract
from tests.event_store.contract_concurrency import ConcurrencyContract
from tests.event_store.contract_reading import ReadingContract


class JournalContract(AppendContract, RetryContract, ConcurrencyContract, ReadingContract):
    """Everything that every backend must keep."""
