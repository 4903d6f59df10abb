"""Scripts whose words are not parted by blanks, and how their letters are found all the same.

Nobody can tell where a word of Chinese, Japanese, Thai, Lao, Khmer or Burmese ends without a
dictionary. So every two neighbouring letters are a token, and a search for three letters asks
for both of its pairs. The last letter of a run stands alone too, so that each letter begins a
token and one letter can be asked for.
"""

from __future__ import annotations

import re

# Thai and Lao, Burmese and its extensions, Khmer, kana, bopomofo, Han with its marks 々〆〇.
_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
_ANY = re.compile(f"[{_LETTERS}]")
_RUNS = re.compile(f"[{_LETTERS}]+|[^{_LETTERS}\\s]+")
# Hangul: its words have blanks between them, with particles glued on behind.
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")


def words_of(folded: str) -> list[str]:
    """The words and the runs of a folded text, parted where the script changes: "iphone手机"."""
    if folded.isascii() or not _ANY.search(folded):  # by far the most
        return folded.split()
    return _RUNS.findall(folded)


def is_run(word: str) -> bool:
    """Whether a word of `words_of` is of a script without blanks."""
    return _ANY.match(word) is not None


def pairs(run: str) -> list[str]:
    """Every two neighbouring letters of a run; none of a single letter."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def takes_particles(word: str) -> bool:
    """Whether what an ad has may go on behind the word that is looked for."""
    return _HANGUL.match(word) is not None
