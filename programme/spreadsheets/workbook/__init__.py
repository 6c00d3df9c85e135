"""Any file to sheets of cells, in bounded time and memory."""
