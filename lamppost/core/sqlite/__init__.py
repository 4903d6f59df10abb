"""SQLite as Django's own backend has it, but for how it waits for the lock: see `base`."""
