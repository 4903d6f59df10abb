"""Photos by what they show at a glance: known ones, and the same one under several accounts.

Whole pictures are compared, never a face or a body, and nothing is guessed about who is on one.
"""
