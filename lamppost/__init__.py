"""Lamppost: a self-hosted classifieds board. Local ads, with the light on."""
