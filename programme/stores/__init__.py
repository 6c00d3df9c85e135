"""Stores: finding and opening them, copying them, and what this machine has seen of them."""
