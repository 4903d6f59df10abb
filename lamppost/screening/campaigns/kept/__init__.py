"""Campaigns in the board's own database: what the engine needs kept, on tables."""
