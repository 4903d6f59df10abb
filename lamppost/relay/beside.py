"""What rooms above this one show beside conversations, which letters do not know."""

from __future__ import annotations

_templates: list[str] = []


def show_beside_conversations(template: str) -> None:
    """Once, in an AppConfig.ready. The template gets what conversation.html has: `conversation`,
    `side`, `other`, `facts` (None where the other has left) and `has_blocked`."""
    if template not in _templates:
        _templates.append(template)


def beside_conversations() -> tuple[str, ...]:
    return tuple(_templates)
