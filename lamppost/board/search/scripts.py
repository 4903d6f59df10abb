"""Scripts whose words are not parted by blanks, and how their letters are found all the same.

Nobody can tell where a word of Chinese, Japanese, Thai, Lao, Khmer or Burmese ends without a
dictionary. So every two neighbouring letters are a token, and a search for three letters asks
for both of its pairs. The last letter of a run stands alone too, so that each letter begins a
token and one letter can be asked for.
"""

from __future__ import annotations

import re

from lamppost.core.scripts import WITHOUT_BLANKS

_WITHOUT_BLANKS = re.compile(f"[{WITHOUT_BLANKS}]")
# Hangul: its words have blanks between them, with particles glued on behind.
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")


def is_run(word: str) -> bool:
    """Whether a folded word is of a script without blanks."""
    return _WITHOUT_BLANKS.match(word) is not None


def pairs(run: str) -> list[str]:
    """Every two neighbouring letters of a run; none of a single letter."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def takes_particles(word: str) -> bool:
    """Whether what an ad has may go on behind the word that is looked for."""
    return _HANGUL.match(word) is not None
