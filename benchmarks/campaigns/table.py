"""The figures as a table, each beside its bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Column: (heading, bar, whether more is better). The bars are those of the issue.
BARS: dict[str, tuple[str, float | None, bool]] = {
    "f1": ("F1", 0.985, True),
    "precision": ("prec", 0.995, True),
    "recall": ("recall", None, True),
    "ari": ("ARI", 0.98, True),
    "ari_planted": ("ARI pl", 0.98, True),
    "edits_0.2": ("edit .2", 0.96, True),
    "disguised": ("disg", 0.99, True),
    "shuffled": ("shuff", 0.97, True),
    "reposters": ("repost", 0.001, False),
    "two_accounts": ("2 acc", 0.01, False),
    "sharers": ("stock", 0.001, False),
    "unrelated": ("unrel", None, False),
    "slots": ("slots", 0.95, True),
    "slots_pure": ("pure", None, True),
    "cpu_secs": ("cpu s", None, False),
    "peak_mb": ("MB", None, False),
}
HEAD = f"{'':38}" + "".join(f"{heading:>8}" for heading, _bar, _more in BARS.values())
Figures = Mapping[str, float | str | None]


def line(name: str, figures: Figures) -> str:
    return f"{name:38}" + "".join(f"{_cell(key, figures.get(key)):>8}" for key in BARS)


def worst(runs: Sequence[Figures]) -> Figures:
    """Of each column the value that is farthest from good."""
    found: dict[str, float | str | None] = {}
    for key, (_heading, _bar, more) in BARS.items():
        values = [value for run in runs if isinstance(value := run.get(key), float | int)]
        found[key] = (min if more else max)(values) if values else None
    return found


def _cell(key: str, value: float | str | None) -> str:
    """With "!" where a bar is missed."""
    if not isinstance(value, float | int):
        return "-"
    _heading, bar, more = BARS[key]
    missed = bar is not None and (value < bar if more else value > bar)
    text = f"{value:.1f}" if key in ("cpu_secs", "peak_mb") else f"{value:.4f}".lstrip("0") or "0"
    return text + ("!" if missed else "")
