"""What the pages of asks need of templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from lamppost.relay.asking.page import Question
from lamppost.relay.asking.panel import panel_of
from lamppost.relay.models import Side

register = template.Library()


@register.filter
def typed_in(question: Question, answers: Mapping[str, str] | None) -> str:
    """What was typed under a question before: {{ question|typed_in:answers }}."""
    return question.typed(answers or {})


@register.filter
def is_agreed(rule: Question, answers: Mapping[str, str] | None) -> bool:
    """Whether the box of this very rule was ticked."""
    return (answers or {}).get("rule") == rule.key


@register.filter
def under(answers: Mapping[str, str], name: str) -> str:
    """What a mapping holds under a name that is not a word of the template."""
    return answers.get(name, "")


@register.inclusion_tag("relay/asks/_exchanges.html", takes_context=True)
def exchanges_of(context: Context, side: Side) -> dict[str, Any]:
    """What the two have exchanged, or could: for the page of a conversation."""
    exchanges = panel_of(side, timezone.now())
    return {"exchanges": exchanges, "csrf_token": context.get("csrf_token")}
