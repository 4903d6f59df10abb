"""Times of meetings in templates."""

from __future__ import annotations

from django import template

from lamppost.meetings.telling import moments

register = template.Library()
register.simple_tag(moments.clock_time)
