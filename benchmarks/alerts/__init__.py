"""How long it takes to find whom a new ad is news to."""
