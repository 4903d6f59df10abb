"""What the pages of asks need of templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from lamppost.relay.asking.page import Question

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
