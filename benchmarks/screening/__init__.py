"""Measurements of screening."""

import os

# Sentences of checks are marked for translation where they stand, which asks for settings.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
