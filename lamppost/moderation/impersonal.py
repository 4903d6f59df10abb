"""What may be said to everybody of the texts in a decision.

A decision's texts hold no personal data by rule. Rules are kept by people, and a log that is read
by everybody cannot be taken back: so only what cannot name a person gets out.
"""

from __future__ import annotations

import re

from lamppost.journal.models import Decision

# What a rule is called: "services@3", "rule:tickets@4f1c". Anything else was typed by somebody.
_RULE = re.compile(r"[a-z][a-z0-9_:.-]*@[a-z0-9?]{1,64}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[ ()./-]*\d){6,}")


def looks_personal(text: str) -> bool:
    """Whether it holds what may be a mail address, a link or a telephone number."""
    return bool(_ADDRESS.search(text) or _NUMBER.search(text))


def public_rules(decision: Decision) -> tuple[str, ...]:
    """Which rules decided, with their versions."""
    named = (one.strip() for one in decision.rule.split(","))
    return tuple(one for one in named if _RULE.fullmatch(one) and not looks_personal(one))


def public_facts(decision: Decision) -> str:
    """What was found, if a program wrote it: people's sentences stay inside."""
    if not decision.is_automated or looks_personal(decision.facts):
        return ""
    return decision.facts
