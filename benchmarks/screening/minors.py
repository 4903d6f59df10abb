"""How often honest text is put before a person at once: python -m benchmarks.screening.minors DATA

On the honest lines of the corpus of services.py and on the real text of the data directory, all
of which is honest as to this. There is no corpus of the other kind, and there should be none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.screening.services_corpus.making import made
from benchmarks.screening.services_corpus.real import real_texts
from lamppost.screening import pipeline
from lamppost.screening.checks import minors
from lamppost.screening.submission import Facts, Kind, Submission

NOW = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))
PARTS = ("building", "widening", "broadening", "deepening", "judging")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    honest = [e.text for part in PARTS for e in made(part) if not e.is_service]
    offers = [e.text for part in PARTS for e in made(part) if e.is_service]
    print(f"{'':36}{'texts':>8}{'looked at':>11}{'of 10,000':>11}")
    _line("corpus, honest", honest)
    _line("corpus, services of adults", offers)
    for name, texts in real_texts(asked.data):
        _line(name, texts)


def _line(name: str, texts: Iterable[str]) -> None:
    found = [
        pipeline.screen(Submission(Kind.AD, text), NOW, by=[minors.CHECK]).is_urgent
        for text in texts
    ]
    share = sum(found) / len(found) * 10_000
    print(f"{name:36}{len(found):8}{sum(found):11}{share:11.2f}")


if __name__ == "__main__":
    main()
