"""A portfolio: how several programmes stand side by side, from summaries that are kept."""
