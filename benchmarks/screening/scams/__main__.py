"""The check for scams on held-out texts: python -m benchmarks.screening.scams [--fit] [--draw]"""

from __future__ import annotations

import argparse
from pathlib import Path

import django
from django.conf import settings

if not settings.configured:
    settings.configure(USE_I18N=False)
    django.setup()

from benchmarks.screening.scams import drawing, honest, measuring, training
from benchmarks.screening.scams.labelled import DATA, Labelled, read_all
from lamppost.screening.checks import scams
from lamppost.screening.checks.scams.model import WEIGHTS

PICTURE = Path("docs/algorithms/scams.svg")
NAMES = {"sms": "short messages", "comments": "comments", "jobs": "job ads"}
SUBJECTS = {source: subject for subject, some in training.SOURCES.items() for source in some}


def main() -> None:
    asked = _arguments()
    rows = read_all(asked.data)
    if asked.fit:
        developed = [row for row in rows if not row.is_held_out]
        trained = {name: training.train(developed, name, asked.data) for name in training.SOURCES}
        WEIGHTS.write_text(training.as_toml(trained, scams.VERSION + 1), "utf-8")
        print(f"Fitted: {WEIGHTS}. Run this again to see what the new weights do.")
        return
    held_out = [row for row in rows if row.is_held_out]
    measured = [_measured(name, held_out, (source,)) for source, name in NAMES.items()]
    measured.insert(2, _measured("messages", held_out, ("sms", "comments")))
    for one in measured:
        _print(one)
    _print_honest(asked.data)
    if asked.draw:
        PICTURE.write_text(drawing.draw(measured), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening.scams")
    parser.add_argument("--fit", action="store_true", help="fit the weights on the other part")
    parser.add_argument("--draw", action="store_true", help=f"draw {PICTURE}")
    parser.add_argument("--data", type=Path, default=DATA, help="where the labelled texts lie")
    return parser.parse_args()


def _measured(name: str, rows: list[Labelled], sources: tuple[str, ...]) -> measuring.Measured:
    return measuring.measure(
        name, [row for row in rows if row.source in sources], SUBJECTS[sources[0]]
    )


def _print(one: measuring.Measured) -> None:
    shown = one.shown
    if shown is None:
        print(f"{one.name}: nothing found")
        return
    print(
        f"{one.name:16} precision {shown.precision:.3f} (at least {shown.lower:.3f})  "
        f"recall {shown.recall:.3f}  {shown.right} of {shown.scams} scams, "
        f"{shown.flagged - shown.right} others"
    )
    for recall in (0.2, 0.4, 0.6, 0.7, 0.8, 0.9):
        point = next((point for point in one.points if point.recall >= recall), None)
        if point:
            print(f"    at recall {point.recall:.2f}  precision {point.precision:.3f}")
    for said, true, count in one.calibrated:
        print(f"    of {count} findings said to be {said:.2f} sure, {true:.2f} are right")


def _print_honest(folder: Path) -> None:
    ads, homes = honest.job_ads(honest.HELD_OUT), honest.housing_ads(folder, first=7, every=20)
    print(f"made-up honest job ads  {measuring.flagged_among(ads)} of {len(ads)} watched")
    print(f"housing ads             {measuring.flagged_among(homes)} of {len(homes)} watched")
    median, most = measuring.milliseconds(homes)
    print(f"processor time for 5,000 characters  p50 {median:.2f} ms  p99 {most:.2f} ms")


if __name__ == "__main__":
    main()
