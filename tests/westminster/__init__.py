"""The Westminster history: what it holds, counted and compared with the report."""
