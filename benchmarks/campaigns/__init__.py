"""Planted campaigns over real text, and how many of them are found."""
