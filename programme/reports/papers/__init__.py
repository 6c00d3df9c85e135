"""Reports as files that offices keep: PDF and Word documents, each with the sealed report inside."""
