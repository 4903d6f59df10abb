"""A paper lantern for each side of a conversation, so that masks can be told apart at a glance.

Drawn from the side and not from the persona or the person: who writes in two conversations has
two lanterns, and nobody sees from them that it is one person. The same to both of the two.
"""

from __future__ import annotations

from lamppost.core.sealing import blind_tag

# Each is a body, 40 to 88 across a field of 128: where it hangs from and where its tassel begins
# is the same for all, so that they look like lanterns of one street.
_BODIES = (
    "M64 34c22 0 34 13 34 30S86 94 64 94 30 81 30 64s12-30 34-30z",
    "M48 34h32c7 10 7 50 0 60H48c-7-10-7-50 0-60z",
    "M50 34h28l16 60H34z",
    "M34 34h60L78 94H50z",
    "M64 34l32 30-32 30-32-30z",
    "M46 34h36l14 30-14 30H46L32 64z",
    "M36 46q28-24 56 0v36q-28 24-56 0z",
    "M56 34h16v14c14 2 22 12 22 22 0 14-12 24-30 24S34 84 34 70c0-10 8-20 22-22z",
)
_RIBS = (
    "M34 64h60M40 49h48M40 79h48",
    "M64 36v56M48 40v48M80 40v48",
    "M40 44l48 40M88 44L40 84",
    "M64 46a18 18 0 1 0 .1 0zM64 56a8 8 0 1 0 .1 0z",
    "M36 74q14-12 28 0t28 0M36 58q14-12 28 0t28 0",
    "M52 52h.1M76 52h.1M52 76h.1M76 76h.1M64 64h.1",
)
_TASSELS = (
    "M64 94v20",
    "M64 94v8M58 102h12v10H58z",
    "M54 94v14M64 94v18M74 94v14",
    "M64 94v6M64 106a4 4 0 1 0 .1 0z",
)
# Paper and its light: 4.5 to 1 and more against the night behind them.
_PAPERS = (
    "#f0a32f", "#e8735a", "#d9c25a", "#8fbf6a", "#56b89a", "#5fa8d8", "#9a9be8", "#cf86d6",
    "#e689a8", "#c9a27c", "#a8b8c8", "#f2d9a8",
)  # fmt: skip
_NIGHTS = ("#1d2430", "#2a2136", "#14302e", "#33231c", "#20303f", "#2d2f1d")


def avatar_of(public_id: str, role: str) -> str:
    """An SVG of one side, the same every time. 13,824 lanterns: two seldom look alike."""
    draw = _Draw(int(blind_tag("avatar", f"{public_id}:{role}"), 16))
    night, paper = draw.one_of(_NIGHTS), draw.one_of(_PAPERS)
    body, ribs, tassel = draw.one_of(_BODIES), draw.one_of(_RIBS), draw.one_of(_TASSELS)
    line = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">'
        f'<rect width="128" height="128" fill="{night}"/>'
        f'<circle cx="64" cy="64" r="52" fill="{paper}" opacity=".16"/>'
        f'<path d="M64 0v34M54 34h20" {line} stroke="{paper}" stroke-width="5"/>'
        f'<path d="{body}" fill="{paper}"/>'
        f'<path d="{ribs}" {line} stroke="{night}" stroke-width="5" opacity=".75"/>'
        f'<path d="{tassel}" {line} stroke="{paper}" stroke-width="5"/>'
        "</svg>"
    )


class _Draw:
    """Takes one after the other from a large number."""

    def __init__(self, number: int) -> None:
        self._left = number

    def one_of(self, many: tuple[str, ...]) -> str:
        self._left, at = divmod(self._left, len(many))
        return many[at]
