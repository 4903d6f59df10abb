"""Why screening stopped something, in the words that a row has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from lamppost.screening.models import Screening
from lamppost.screening.verdict import Verdict

_STOPPING = (Verdict.HOLD.value, Verdict.REFUSE.value)


def whys_of(subjects: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Of the last verdict about each that stopped it; what nobody screened is not in it."""
    last: dict[str, list[dict[str, Any]]] = {}
    found = Screening.objects.filter(subject__in=subjects, verdict__in=_STOPPING)
    rows = found.order_by("at", "pk").values_list("subject", "findings")
    for subject, findings in rows:
        last[subject] = findings
    return {subject: tuple(_sentences(findings)) for subject, findings in last.items()}


def _sentences(findings: Iterable[dict[str, Any]]) -> list[str]:
    """Those that stopped it, surest first; what their author is told, or else which check it
    was: some say nothing to the author, so as not to teach them."""
    stopping = [one for one in findings if one.get("asks") in _STOPPING]
    stopping.sort(key=lambda one: -float(one.get("sure", 0)))
    return list(dict.fromkeys(one.get("sentence") or _noticed(one) for one in stopping))


def _noticed(finding: dict[str, Any]) -> str:
    return _("The check “%(check)s” noticed something") % {"check": finding.get("check", "?")}
