"""Stores on a server beside the stock library on the same server, and beside our file, in one run."""
