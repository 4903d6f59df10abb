"""Reads of pages from streaming replicas of PostgreSQL, and never a page older than one's own."""
