"""Lamppost: a self-hosted classifieds board. Local ads, with the light on."""

__version__ = "0.1.0"
