"""Contacts: they are asked, agree without an account, show that messages arrive, and may leave."""
