"""Recording: from what people type to records that were checked and appended."""
