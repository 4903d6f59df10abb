"""Whether what a phrase says is denied or warned of just before it.

Honest people write "never send money by Western Union" more often than others ask for it.
"""

from __future__ import annotations

import re

# As far back as a denial reaches: "we will never, under any circumstances, ask you to pay …".
REACH = 48

_DENIES = re.compile(
    r"(?<!\w)(?:"
    r"no|not|never|don['’]?t|doesn['’]?t|won['’]?t|cannot|can['’]?t|without|nobody|beware|avoid|non"
    r"|refuse|ignore|scam\w*|fraud\w*|anyone|anybody"
    r"|kein\w*|nicht|nie|niemals|niemand|ohne|betr[uü]g\w*|vorsicht"
    r"|nunca|jam[aá]s|sin|nadie|estafa\w*|cuidado|ojo"
    r"|ne|pas|jamais|sans|personne|aucun\w*|arnaque\w*|attention"
    r")(?!\w)"
)
_ENDS = re.compile(r"[.!?;\n]|,| (?:so|but|please|just|only|aber|pero|mais|donc|also) ")


def denies(plain: str) -> bool:
    """Whether a word in it denies something. plain: folded."""
    return _DENIES.search(plain) is not None


def is_denied(plain: str, start: int) -> bool:
    """Whether the clause before this place denies it. plain: folded."""
    before = plain[max(0, start - REACH) : start]
    ends = [found.end() for found in _ENDS.finditer(before)]
    return denies(before[ends[-1] if ends else 0 :])
