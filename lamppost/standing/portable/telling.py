"""What a file of facts says, in plain sentences, for whoever looks at it without a board. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.standing.portable.checking import Checked, check_token
from lamppost.standing.portable.claims import LABELS, sentences
from lamppost.standing.portable.jose import thumbprint
from lamppost.standing.portable.proving import Known
from lamppost.standing.portable.statement_file import StatementFile
from lamppost.standing.portable.strict_json import Unproven

# Nobody asks for the facts here, and whoever looks is the one who made up the question.
NOBODY, NONCE = "lamppost verify", "offline"


@dataclass(frozen=True)
class Report:
    lines: Sequence[str]
    is_good: bool


@dataclass
class _Told:
    """Statements that say the same are told of once, with how many there are."""

    good: Counter[tuple[str, ...]] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def report(
    file: StatementFile, *, names: Sequence[str], known: Known | None, at: datetime
) -> Report:
    """names: the facts that are to be shown; each has to be there. Empty: all that there are.

    known: the issuer's keys, from somewhere else than the file. None: those in the file.
    """
    told = _Told()
    for token in file.tokens:
        try:
            checked = check_token(
                file,
                token,
                names=names or LABELS,
                known=file.as_known() if known is None else known,
                audience=NOBODY,
                nonce=NONCE,
                at=at,
            )
        except Unproven as wrong:
            told.wrong[wrong.sentence] += 1
        else:
            lacking = list(_lacking(checked, names))
            told.wrong.update(lacking)
            if not lacking:
                told.good[tuple(_lines(checked))] += 1
    lines = [*_from_whom(file, known), *_summary(told)]
    return Report(lines, is_good=not told.wrong)


def _from_whom(file: StatementFile, known: Known | None) -> Iterator[str]:
    yield _("In the name of %(board)s, %(issuer)s.") % {"board": file.board, "issuer": file.issuer}
    keys = file.as_known() if known is None else known
    for key in (one.key for one in keys.values()):
        yield _("Checked with the key %(thumbprint)s.") % {"thumbprint": thumbprint(key)}
    if known is None:
        yield _(
            "The key is from the file itself: everybody can make a file with a key and a name. "
            "Compare it with what that board tells, or give its keys with --keys."
        )


def _summary(told: _Told) -> Iterator[str]:
    for lines, count in told.good.items():
        yield ngettext("%(n)s statement says:", "%(n)s statements say:", count) % {"n": count}
        yield from lines
    for sentence, count in told.wrong.items():
        yield ngettext(
            "%(n)s statement does not hold: %(why)s",
            "%(n)s statements do not hold: %(why)s",
            count,
        ) % {"n": count, "why": sentence}


def _lines(checked: Checked) -> Iterator[str]:
    shown = checked.shown
    for sentence in sentences(shown.claims) or [_("nothing that is known here")]:
        yield f"  {sentence}"
    yield "  " + _("As of %(month)s; good until %(day)s.") % {
        "month": date_format(shown.issued, "F Y"),
        "day": date_format(shown.expires, "j F Y"),
    }
    if checked.as_of is None:
        yield "  " + _("The file does not say whether they were taken back.")
    else:
        yield "  " + _("On %(when)s they were not taken back.") % {
            "when": date_format(checked.as_of, "j F Y, H:i e")
        }


def _lacking(checked: Checked, names: Sequence[str]) -> Iterator[str]:
    """Why a statement that is genuine is not good enough all the same."""
    if checked.is_revoked:
        yield _("It was taken back.")
    missing = [name for name in names if name not in checked.shown.claims]
    if missing:
        yield _("It does not say: %(facts)s.") % {"facts": ", ".join(missing)}
