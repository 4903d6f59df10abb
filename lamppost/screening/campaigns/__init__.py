"""Campaigns: many ads, one hand. What no single ad shows. Pure; see docs/algorithms."""

from lamppost.screening.campaigns.trying import try_ads
from lamppost.screening.campaigns.values import Ad, Line, Result

__all__ = ["Ad", "Line", "Result", "try_ads"]
