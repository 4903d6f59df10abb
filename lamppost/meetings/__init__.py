"""Meetings: whom to tell where one is going, and to be missed if one does not come back."""
