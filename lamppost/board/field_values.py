"""What was typed into a field of a category, made a value that can be kept and searched."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from django.utils.translation import gettext as _

from lamppost.board.category_tree import Field, FieldKind
from lamppost.board.field_problems import (
    FieldProblem,
    must_choose,
    must_write_number,
    outside_of_range,
)
from lamppost.board.field_reading import show_field
from lamppost.board.numerals import numeral

__all__ = ["FieldProblem", "FieldValue", "clean_field", "show_field"]

FieldValue = int | float | str | bool | list[str] | None

MAX_NUMBER = 10**15  # below 2**53: whole, exact and sortable in every database and browser
YEARS = range(1900, 2200)  # "0202-03-01" is what a slip in a browser's date box makes

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
# With dots the day comes first wherever dots are used; 3/4/2027 is two days in two countries.
_DOTTED = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})", re.ASCII)
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")
# Databases refuse a NUL, UTF-8 a lone surrogate; the others would turn up as boxes.
_UNKEEPABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_YES = {"yes", "y", "true", "t", "1", "on"}
_NO = {"no", "n", "false", "f", "0", "off"}


def clean_field(field: Field, raw: object) -> FieldValue:
    """A JSON value: int or float, a choice's value, list, bool, ISO date or str; None if empty.

    raw is what was typed (a str, a list of str for many), or a value that was cleaned
    before, which comes back as it is. Raises FieldProblem with what to do.
    """
    given = _many_given(raw) if field.kind is FieldKind.MANY else _one_given(raw)
    if given is None or given == "" or given == []:
        if field.required:
            raise FieldProblem(_("Fill in “%(field)s”.") % {"field": field.name})
        return None
    return _CLEANERS[field.kind](field, given)


def _one_given(raw: object) -> object:
    if isinstance(raw, list) and len(raw) <= 1:
        raw = raw[0] if raw else None
    return raw.strip() if isinstance(raw, str) else raw


def _many_given(raw: object) -> object:
    """One str, as in a cell of an imported table, may hold several parted by semicolons."""
    words = raw.split(";") if isinstance(raw, str) else raw
    if not isinstance(words, list):
        return words
    return [given for word in words if (given := _one_given(word)) not in (None, "")]


def _number(field: Field, raw: object) -> int | float:
    digits = _digits(field, raw)
    if digits is None:
        raise must_write_number(field)
    whole, _mark, tail = digits.partition(".")
    if len(tail) > field.decimals:
        raise must_write_number(field)
    # Adding nothing turns a -0.0 into 0.0.
    value = float(digits) + 0.0 if field.decimals else int(whole)
    least = -MAX_NUMBER if field.minimum is None else field.minimum
    most = MAX_NUMBER if field.maximum is None else field.maximum
    if not least <= value <= most:
        raise outside_of_range(field)
    return value


def _digits(field: Field, raw: object) -> str | None:
    if isinstance(raw, str):
        if raw.isascii() and raw.isdigit() and len(raw) <= 15:  # nearly all of an import
            return raw
        return numeral(raw, unit=field.unit, decimals=field.decimals)
    if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) <= MAX_NUMBER:
        # Python writes large floats with an exponent; up to MAX_NUMBER it does not.
        return numeral(repr(raw), decimals=3) if isinstance(raw, float) else str(raw)
    return None


def _choice(field: Field, raw: object) -> str:
    value = field.values_by_word.get(raw.casefold()) if isinstance(raw, str) else None
    if value is None:
        raise must_choose(field)
    return value


def _many(field: Field, raw: object) -> list[str]:
    """In the order of the file, each once."""
    if not isinstance(raw, list):
        raise must_choose(field)
    chosen = {_choice(field, word) for word in raw}
    return [choice.value for choice in field.choices if choice.value in chosen]


def _yes_no(field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).casefold()
    if word in _YES or word == _("Yes").casefold():
        return True
    if word in _NO or word == _("No").casefold():
        return False
    raise FieldProblem(_("Say yes or no to “%(field)s”.") % {"field": field.name})


def _date(field: Field, raw: object) -> str:
    day = _day(raw) if isinstance(raw, str) else None
    if day is None or day.year not in YEARS:
        sentence = _("Write “%(field)s” as year, month and day, such as 2027-03-01.")
        raise FieldProblem(sentence % {"field": field.name})
    return day.isoformat()


def _day(typed: str) -> date | None:
    try:
        if found := _ISO.fullmatch(typed):
            return date(*map(int, found.groups()))
        if found := _DOTTED.fullmatch(typed):
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    for form in _IN_WORDS:
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _text(field: Field, raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise FieldProblem(_("Write “%(field)s” in words.") % {"field": field.name})
    words = str(raw)
    if len(words) > field.max_length:
        sentence = _("Shorten “%(field)s” to %(most)d letters; it has %(count)d.")
        gaps = {"field": field.name, "most": field.max_length, "count": len(words)}
        raise FieldProblem(sentence % gaps)
    if _UNKEEPABLE.search(words):
        sentence = _("“%(field)s” holds a sign that cannot be shown. Type it again without it.")
        raise FieldProblem(sentence % {"field": field.name})
    return words


_CLEANERS: dict[FieldKind, Callable[[Field, object], FieldValue]] = {
    FieldKind.NUMBER: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.MANY: _many,
    FieldKind.YES_NO: _yes_no,
    FieldKind.DATE: _date,
    FieldKind.TEXT: _text,
}
