"""Ads in and out of a board as files. The format is described in docs/hosting/import.md."""
