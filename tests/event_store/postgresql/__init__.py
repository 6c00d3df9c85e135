"""The contract on a server, who may do what there, and what only a server can do."""
