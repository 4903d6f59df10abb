"""Search in the embedded profile: SQLite's full-text index in a file of its own."""
