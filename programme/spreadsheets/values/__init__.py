"""Read what stands in a cell: days, levels, sums, people, lists, words."""
