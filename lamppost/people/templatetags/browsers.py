from __future__ import annotations

from django import template

from lamppost.people.browser_names import browser_name

register = template.Library()
register.filter("browser_name", browser_name)
