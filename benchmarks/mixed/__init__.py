"""Reading and writing at once: whether anybody is ever told that the database is locked."""
