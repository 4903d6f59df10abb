"""Whoever looks after plans: the clock, the climb, and what follows a check-in."""
