"""Measurements of screening."""
