"""Blind second opinions: whoever gives one does not know what the first one thought."""
