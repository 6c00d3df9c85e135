"""The documentation as a site: what it is made of, and that it is whole."""
