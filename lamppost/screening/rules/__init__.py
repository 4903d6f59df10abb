"""A host's own rules, in CEL: read, tried against the past, watched, and taken back."""
