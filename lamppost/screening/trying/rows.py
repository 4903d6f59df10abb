"""A row of a file, as a submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lamppost.screening.files.cells import said, words
from lamppost.screening.files.columns import understood
from lamppost.screening.files.problems import BadRow
from lamppost.screening.submission import Kind, Submission

# Boards that ask for more than one text: all of it is what others read.
MORE_TEXTS = ("company_profile", "requirements", "benefits", "conditions", "qualifications")
LETTERS = frozenset({"letter", "message", "sms", "mail", "email", "chat", "comment", "reply"})


@dataclass(frozen=True)
class Tried:
    """One row, ready to be screened."""

    id: str
    submission: Submission


def read_row(row: Mapping[str, object], *, number: int, kind: Kind | None) -> Tried:
    """number: stands for the id of a row without one. kind: of every row, or None to go by its
    column "kind", and take those without one for ads.

    Raises BadRow if there is nothing to screen.
    """
    names = understood(row)
    plain = {name.strip().casefold().replace(" ", "_"): name for name in row}

    def cell(meaning: str) -> object:
        return row[names[meaning][0]] if meaning in names else None

    def own(name: str) -> str:
        return said(row[plain[name]]) if name in plain else ""

    title = words(cell("title"))
    texts = [words(cell("text")), *(own(name) for name in MORE_TEXTS)]
    text = "\n".join(part for part in texts if part.strip())
    if not (title + text).strip():
        raise BadRow("It has neither a text nor a title. Name the column “text”.")
    return Tried(
        id=said(cell("id")) or str(number),
        submission=Submission(
            kind=kind or (Kind.LETTER if own("kind").casefold() in LETTERS else Kind.AD),
            title=title,
            text=text,
            category=own("category"),
            price_cents=_cents(own("price")),
            currency=own("currency"),
            country=own("country").upper() if len(own("country")) == 2 else "",
        ),
    )


def _cents(price: str) -> int | None:
    """ "1,250.00" and "$1250" as 125000; None where it is no number."""
    digits = "".join(letter for letter in price if letter.isdigit() or letter == ".")
    try:
        return int(Decimal(digits) * 100)
    except (InvalidOperation, OverflowError):
        return None
