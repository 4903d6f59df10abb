"""Campaigns, reviewed as one thing: one look, and a decision with its reasons for each ad."""
