"""One thing at a time: what is shown of it, what a reviewer chooses, and when that counts."""
