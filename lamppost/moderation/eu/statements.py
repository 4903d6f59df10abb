"""A restriction as a statement of reasons for the European Union's database.

It is made from the decision's codes and from our own sentences for them. What a person typed into
a decision does not get in: the database takes no personal data, and gives nothing back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.clauses import CLAUSES, DONE, KINDS, SOURCES, Kind, kind_of
from lamppost.moderation.eu.lists import COUNTRIES, FIELDS, GROUND_INCOMPATIBLE
from lamppost.moderation.impersonal import public_facts, public_rules

Statement = dict[str, str | list[str]]

_CATEGORIES: dict[Policy, str] = {
    Policy.SERVICES: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Policy.MINORS: "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
    Policy.EXPLOITATION: "STATEMENT_CATEGORY_VIOLENCE",
    Policy.SCAM: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    Policy.GOODS: "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
    Policy.PLACE: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Policy.SPAM: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Policy.HARM: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    Policy.CHECK: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    Policy.OTHER: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
}
# Only where the clause says no more of anybody than the keyword does.
_KEYWORDS: dict[Policy, str] = {
    Policy.SERVICES: "KEYWORD_GOODS_SERVICES_NOT_PERMITTED",
    Policy.GOODS: "KEYWORD_PROHIBITED_PRODUCTS",
    Policy.EXPLOITATION: "KEYWORD_HUMAN_EXPLOITATION",
}
_SOURCES: dict[Source, str] = {
    Source.SCREENING: "SOURCE_VOLUNTARY",
    Source.OWN: "SOURCE_VOLUNTARY",
    Source.REPORT: "SOURCE_ARTICLE_16",
    Source.AUTHORITY: "SOURCE_TYPE_OTHER_NOTIFICATION",
    Source.APPEAL: "SOURCE_TYPE_OTHER_NOTIFICATION",
}
_CONTENT: dict[Kind, str] = {
    Kind.AD: "CONTENT_TYPE_TEXT",
    Kind.LETTER: "CONTENT_TYPE_TEXT",
    Kind.PHOTO: "CONTENT_TYPE_IMAGE",
    Kind.PERSON: "CONTENT_TYPE_OTHER",
    Kind.REPORTING: "CONTENT_TYPE_OTHER",
    Kind.OTHER: "CONTENT_TYPE_OTHER",
}


def statement_of(decision: Decision, scope: Iterable[str] = COUNTRIES) -> Statement:
    """decision: a restriction. scope: countries of the European Economic Area where it holds."""
    policy, source = Policy(decision.policy), Source(decision.source)
    kind, clause = kind_of(decision.subject), CLAUSES[policy]
    statement: Statement = {
        **_restriction(decision),
        "decision_ground": GROUND_INCOMPATIBLE,
        "incompatible_content_ground": str(clause.title),
        "incompatible_content_explanation": _explanation(decision),
        # The board rests on its own rules, and judges nobody by the law.
        "incompatible_content_illegal": "No",
        "category": _CATEGORIES[policy],
        "decision_facts": _facts(decision),
        "content_type": [_CONTENT[kind]],
        "territorial_scope": sorted(scope),
        "source_type": _SOURCES[source],
        "automated_detection": "Yes" if source == Source.SCREENING else "No",
        "automated_decision": _automated(decision),
        "content_date": _day(decision.content_at or decision.at).isoformat(),
        "application_date": _day(decision.at).isoformat(),
        "puid": f"decision-{decision.pk}",
    }
    if decision.terms:
        path = reverse("moderation:terms_version", args=[decision.terms])
        statement["decision_ground_reference_url"] = settings.BASE_URL + path
    if policy in _KEYWORDS:
        statement["category_specification"] = [_KEYWORDS[policy]]
    if _CONTENT[kind] == "CONTENT_TYPE_OTHER":
        statement["content_type_other"] = str(KINDS[kind])
    return statement


def _restriction(decision: Decision) -> Statement:
    what, of = _restricted(decision)
    if decision.until:
        what[f"end_date_{of}_restriction"] = _day(decision.until).isoformat()
    return what


def _restricted(decision: Decision) -> tuple[Statement, str]:
    """The fields that say what was done, and what the field of its end calls that."""
    if decision.done == Done.SUSPEND:
        if kind_of(decision.subject) == Kind.REPORTING:
            # They may report less; all else of their account is as it was.
            return {"decision_provision": "DECISION_PROVISION_PARTIAL_SUSPENSION"}, "service"
        return {"decision_account": "DECISION_ACCOUNT_SUSPENDED"}, "account"
    seen: Statement = {"decision_visibility": [_VISIBILITY[Done(decision.done)]]}
    if decision.done == Done.REFUSE:
        seen["decision_visibility_other"] = _("It was not published.")
    return seen, "visibility"


_VISIBILITY: dict[Done, str] = {
    Done.HOLD: "DECISION_VISIBILITY_CONTENT_DISABLED",
    Done.REFUSE: "DECISION_VISIBILITY_OTHER",
    Done.REMOVE: "DECISION_VISIBILITY_CONTENT_REMOVED",
}


def _automated(decision: Decision) -> str:
    if decision.is_automated:
        return "AUTOMATED_DECISION_FULLY"
    if decision.source == Source.SCREENING:
        return "AUTOMATED_DECISION_PARTIALLY"
    return "AUTOMATED_DECISION_NOT_AUTOMATED"


def _explanation(decision: Decision) -> str:
    said = [str(CLAUSES[Policy(decision.policy)].sentence)]
    if rules := public_rules(decision):
        said.append(_("Rule: %(rules)s.") % {"rules": ", ".join(rules)})
    return " ".join(said)[: FIELDS["incompatible_content_explanation"].most]


def _facts(decision: Decision) -> str:
    kind, done = KINDS[kind_of(decision.subject)], DONE[Done(decision.done)]
    said = f"{kind}: {done}. {SOURCES[Source(decision.source)]}."
    return f"{said} {public_facts(decision)}".strip()[: FIELDS["decision_facts"].most]


def _day(at: datetime) -> date:
    return timezone.localdate(at)
