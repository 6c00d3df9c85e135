"""What people said: sealed under keys of their own, and erased with them."""
