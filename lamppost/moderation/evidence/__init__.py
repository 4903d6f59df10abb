"""What must be kept: sealed with a key of its own, for a year, opened by two people together."""
