"""How templates show what people wrote, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from html import escape

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lamppost.core import text as core_text

register = template.Library()


@register.filter
def paragraphs(text: str) -> SafeString:
    """What somebody wrote, as paragraphs with links."""
    return core_text.paragraphs(text)


@register.filter
def ago(when: datetime) -> SafeString:
    """A time element that reads "20 minutes ago", or the day once that says more."""
    shown = _ago(timezone.now() - when) or date_format(timezone.localtime(when), "j F Y")
    return SafeString(f'<time datetime="{when.isoformat()}">{escape(shown)}</time>')


def _ago(age: timedelta) -> str:
    step = _step(age)
    return _said(age // step * step // timedelta(minutes=1), get_language())


def next_ago(when: datetime, now: datetime) -> datetime:
    """When `ago` may read differently than now."""
    age = max(now - when, timedelta())
    return when + (age // _step(age) + 1) * _step(age)


def _step(age: timedelta) -> timedelta:
    """How finely an age is told."""
    if age < timedelta(hours=1):
        return timedelta(minutes=1)
    return timedelta(hours=1) if age < timedelta(days=1) else timedelta(days=1)


@lru_cache(maxsize=1_000)  # 91 in each language
def _said(minutes: int, language: str | None) -> str:
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%d minute ago", "%d minutes ago", minutes) % minutes
    hours = minutes // 60
    if hours < 24:
        return ngettext("%d hour ago", "%d hours ago", hours) % hours
    days = hours // 24
    if days < 8:
        return _("yesterday") if days == 1 else _("%d days ago") % days
    return ""


@register.filter
def day(when: datetime) -> SafeString:
    """A time element that reads "1 March 2027"."""
    shown = date_format(timezone.localtime(when), "j F Y")
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), shown)


@register.filter
def moment(when: datetime) -> SafeString:
    """A time element that reads "1 March 2027, 14:05"."""
    local = timezone.localtime(when)
    shown = f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), shown)
