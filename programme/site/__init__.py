"""A site for those who only read: files of HTML that need no server and no script."""
