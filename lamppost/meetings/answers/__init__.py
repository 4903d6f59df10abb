"""Checking in by answering a reminder: by mail or by text, without signing in."""
