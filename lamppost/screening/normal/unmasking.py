"""A second reading: letters that stand spread out put together, digits in words as letters.

It is a guess, and only offered beside the first: "4x4" and "B2B" are what they are.
"""

from __future__ import annotations

import re

from lamppost.screening.normal.values import Reading, Trick

_LETTER = "[a-zß-öø-ÿ]"
# "s p r e a d", "s.p.r.e.a.d", "s - p - r": single letters with the like between them.
_SPREAD = re.compile(
    rf"(?<![\w@$]){_LETTER}([ .*_~|·•/-]{{1,3}}){_LETTER}(?:\1{_LETTER})+(?![^\W_])"
)
# "mas*sage": a sign within a word that no word has.
_INSERTED = re.compile(rf"(?<={_LETTER})[*_~|·•^]{{1,3}}(?={_LETTER})")
_LEAST_SPREAD = 4  # letters: "U S A" and "a b c" are no trick

_LEET = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "€": "e"}
# Behind a letter, or before four: the sign first, as signs are fewer than letters.
_LEET_SOUGHT = re.compile(rf"[0134578@$€|](?:(?<={_LETTER}.)|(?<=[345@$])(?<!\w.){_LETTER}{{4}})")
_TOKEN = re.compile(r"(?<![a-zß-öø-ÿ0134578@$€|])[a-zß-öø-ÿ]*[0134578@$€|][a-zß-öø-ÿ0134578@$€|]*")
# Within a word; before four letters; behind four letters ("paypa1").
_PLACE = re.compile(
    rf"(?<={_LETTER})[0134578@$€|]{{1,2}}(?={_LETTER})|^[345@$](?={_LETTER}{{4}})"
    rf"|(?<={_LETTER}{{4}})[01345]$"
)
_FEWEST_LETTERS = 3  # "b1b" is a bed and a bath
_AMID = re.compile(
    rf"(?<![\w@$])(?!\w{{0,40}}(?:1st|2nd|3rd|\dth))"
    rf"{_LETTER}+(?:[034578@$€]{{1,2}}|1){_LETTER}+(?!\w)"
)
_AFTER = re.compile(rf"\.{_LETTER}")


def unmask(plain: Reading) -> tuple[Reading, tuple[Trick, ...]]:
    """The second reading, the same object where there is nothing to read otherwise."""
    tricks: list[Trick] = []
    joined = _joined(plain, tricks)
    return _spelled(joined, tricks), tuple(tricks)


def _joined(reading: Reading, tricks: list[Trick]) -> Reading:
    text = reading.text
    gone: set[int] = set()
    for spread in _SPREAD.finditer(text):
        between = [at for at in range(*spread.span()) if not text[at].isalpha()]
        gone.update(at for at in between if not _parts_words(reading, at))
        if len(spread[0]) - len(between) >= _LEAST_SPREAD:
            tricks.append(_trick(reading, spread.span(), "spread"))
    for inserted in _INSERTED.finditer(text):
        gone.update(range(*inserted.span()))
    if not gone:
        return reading
    kept = [at for at in range(len(text)) if at not in gone]
    origin = [*(reading.origin[at] for at in kept), reading.origin[-1]]
    return Reading("".join(text[at] for at in kept), origin)


def _parts_words(reading: Reading, at: int) -> bool:
    """Whether it stands for several blanks: "c a s h   a p p" are two words."""
    return reading.text[at] == " " and reading.origin[at + 1] - reading.origin[at] > 1


def _spelled(reading: Reading, tricks: list[Trick]) -> Reading:
    if not _LEET_SOUGHT.search(reading.text):
        return reading
    pieces: list[str] = []
    at = 0
    for token in _TOKEN.finditer(reading.text):
        word = _in_letters(token, reading.text)
        if word:
            pieces += (reading.text[at : token.start()], word)
            at = token.end()
            # At either end a blank is missing more often: "2.5Baths", "Metropark3".
            letters = sum(map(str.isalpha, token[0]))
            if letters >= _FEWEST_LETTERS and _AMID.match(reading.text, token.start()):
                tricks.append(_trick(reading, token.span(), "digits-for-letters"))
    if not pieces:
        return reading
    return Reading("".join([*pieces, reading.text[at:]]), reading.origin)


def _in_letters(token: re.Match[str], text: str) -> str:
    """The token as a word, as long as it is; "" where it is none."""
    said = token[0]
    letters = sum(map(str.isalpha, said))
    if letters == len(said) or letters < 2 or letters <= len(said) - letters or len(said) > 40:
        return ""
    if "@" in said and _AFTER.match(text, token.end()):
        return ""  # a mail address
    word = _PLACE.sub(_letters, said)
    return word if word != said and word.isalpha() else ""


def _letters(signs: re.Match[str]) -> str:
    before, after = signs.string[: signs.start()][-1:], signs.string[signs.end() :][:1]
    return "".join(_LEET.get(sign) or _i_or_l(before, after) for sign in signs[0])


def _i_or_l(before: str, after: str) -> str:
    """What a 1 stands for: "pa1", "he1p", "gir1s" against "w1re", "m1nt"."""
    is_l = before in "aeou" if before else False
    return "l" if is_l or (before == "r" and after in {"s", "d"}) else "i"


def _trick(reading: Reading, span: tuple[int, int], kind: str) -> Trick:
    spot = reading.spot(*span)
    return Trick(spot.start, spot.end, kind)
