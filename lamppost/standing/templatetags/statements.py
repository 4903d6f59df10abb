"""Statements of other boards, in the words of this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from lamppost.standing.portable.claims import sentences

register = template.Library()


@register.filter
def as_sentences(facts: Mapping[str, Any]) -> list[str]:
    return sentences(facts)
