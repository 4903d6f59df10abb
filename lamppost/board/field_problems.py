"""What is said about a field that was filled in so that it cannot be kept."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lamppost.board.category_tree import Field, FieldKind
from lamppost.core.errors import Refused

EXAMPLE = 12  # shown in a sentence, moved into the field's range
SHOWN_CHOICES = 8  # more would hide what to do; a form shows the rest anyway


class FieldProblem(Refused):
    """Something typed into a field that cannot be kept, and what to do."""

    code = "field"


def must_write_number(field: Field) -> FieldProblem:
    gaps = {"field": field.name, "example": _example(field), "decimals": field.decimals}
    if field.decimals:
        sentence = _(
            "Write “%(field)s” in digits, such as %(example)s, "
            "with at most %(decimals)d after the decimal point."
        )
    else:
        sentence = _("Write “%(field)s” as a whole number in digits, such as %(example)s.")
    return FieldProblem(sentence % gaps)


def _example(field: Field) -> int | float:
    example: int | float = EXAMPLE
    if field.maximum is not None:
        example = min(example, field.maximum)
    return example if field.minimum is None else max(example, field.minimum)


def outside_of_range(field: Field) -> FieldProblem:
    gaps = {
        "field": field.name,
        "least": f"{field.minimum} {field.unit}".strip(),
        "most": f"{field.maximum} {field.unit}".strip(),
    }
    if field.minimum is None and field.maximum is None:
        sentence = _("“%(field)s” is too large. Write a smaller number.")
    elif field.maximum is None:
        sentence = _("“%(field)s” has to be at least %(least)s. Write a larger number.")
    elif field.minimum is None:
        sentence = _("“%(field)s” has to be at most %(most)s. Write a smaller number.")
    else:
        sentence = _("“%(field)s” goes from %(least)s to %(most)s. Write a number in between.")
    return FieldProblem(sentence % gaps)


def must_choose(field: Field) -> FieldProblem:
    names = [choice.name for choice in field.choices[:SHOWN_CHOICES]]
    more = "…" if len(field.choices) > SHOWN_CHOICES else ""
    gaps = {"field": field.name, "choices": ", ".join([*names, more] if more else names)}
    if field.kind is FieldKind.MANY:
        sentence = _("Choose for “%(field)s” from these: %(choices)s.")
    else:
        sentence = _("Choose one for “%(field)s”: %(choices)s.")
    return FieldProblem(sentence % gaps)
