"""One module a command; each has ``command``, and is found, not registered."""
