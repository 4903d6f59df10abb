"""Where somebody young may be in danger: a path of its own, for people who are trained for it."""
