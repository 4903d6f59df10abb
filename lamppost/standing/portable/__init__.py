"""Facts that go along with a person: signed statements, and taking those of other boards."""
