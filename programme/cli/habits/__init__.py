"""What people expect of every command line: quiet, to a file, through a pager, completed, with examples."""
