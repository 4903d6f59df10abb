"""Letters that are drawn like Latin ones, and what cannot be seen: a table for str.translate."""

from __future__ import annotations

_PAIRS = (
    # Cyrillic
    ("а", "a"), ("в", "b"), ("с", "c"), ("ԁ", "d"), ("е", "e"), ("ё", "e"), ("һ", "h"),
    ("н", "h"), ("і", "i"), ("ї", "i"), ("ј", "j"), ("к", "k"), ("ӏ", "l"), ("м", "m"),
    ("п", "n"), ("о", "o"), ("р", "p"), ("ԛ", "q"), ("г", "r"), ("ѕ", "s"), ("т", "t"),
    ("ѵ", "v"), ("ԝ", "w"), ("х", "x"), ("у", "y"), ("ү", "y"),
    # Greek
    ("α", "a"), ("β", "b"), ("ϲ", "c"), ("ε", "e"), ("η", "n"), ("ι", "i"), ("κ", "k"),
    ("μ", "u"), ("ν", "v"), ("ο", "o"), ("ρ", "p"), ("ς", "c"), ("σ", "o"), ("τ", "t"),
    ("υ", "u"), ("χ", "x"), ("γ", "y"), ("ω", "w"), ("ϳ", "j"),
    # Armenian, Cherokee, Latin beyond ASCII
    ("օ", "o"), ("ո", "n"), ("ս", "u"), ("հ", "h"), ("ց", "g"), ("զ", "q"), ("ա", "w"),
    ("ı", "i"), ("ɑ", "a"), ("ɡ", "g"), ("ɩ", "i"), ("ʀ", "r"), ("ʏ", "y"), ("ɢ", "g"),
    ("ɴ", "n"), ("ʟ", "l"), ("ʙ", "b"), ("ʜ", "h"), ("ɪ", "i"), ("ᴀ", "a"), ("ᴄ", "c"),
    ("ᴅ", "d"), ("ᴇ", "e"), ("ᴊ", "j"), ("ᴋ", "k"), ("ᴍ", "m"), ("ᴏ", "o"), ("ᴘ", "p"),
    ("ꜱ", "s"), ("ᴛ", "t"), ("ᴜ", "u"), ("ᴠ", "v"), ("ᴡ", "w"), ("ᴢ", "z"), ("ø", "o"),
    ("đ", "d"), ("ħ", "h"), ("ł", "l"), ("ŧ", "t"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"),
)  # fmt: skip

_UNSEEN = (0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
           *range(0x2060, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10))  # fmt: skip
_MARKS = range(0x300, 0x370)  # accents, once NFKD has taken them off their letters

TABLE: dict[int, str | None] = {
    **{ord(drawn): letter for drawn, letter in _PAIRS},
    **dict.fromkeys(_UNSEEN),
    **dict.fromkeys(_MARKS),
}
