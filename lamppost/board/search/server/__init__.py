"""Search in PostgreSQL itself: the same documents and answers as the embedded engine's."""
