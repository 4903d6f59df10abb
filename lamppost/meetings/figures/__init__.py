"""What the meetings of a month come to, for the host: see docs/hosting/meetings.md."""
