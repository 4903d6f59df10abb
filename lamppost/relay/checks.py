"""What stops the board from starting."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, register

from lamppost.relay.ready_asks import AsksFileError, ready_lists


@register()
def check_ready_asks(**_kwargs: object) -> list[CheckMessage]:
    """A wrong file of ready-made lists, in one sentence."""
    try:
        ready_lists()
    except AsksFileError as problem:
        return [Error(problem.sentence, id="relay.E001")]
    return []
