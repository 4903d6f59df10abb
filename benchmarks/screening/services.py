"""How well ads for sexual services are told from others: python -m benchmarks.screening.services

On the judging part of the corpus, or with --part on another; with --real DIRECTORY also on
honest real text (see real.py). --misses prints what was judged wrongly.
"""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from benchmarks.screening.services_corpus.making import LANGUAGES, Example, made
from benchmarks.screening.services_corpus.real import real_texts
from lamppost.screening import pipeline
from lamppost.screening.checks import services
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Verdict

NOW = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))

RECALL_BAR = 0.95
FALSE_BAR = 0.01

Judged = Sequence[tuple[Example, Verdict]]


def main() -> None:
    asked = _arguments()
    part = asked.part
    examples = list(made(part))
    judged = [(example, verdict(example)) for example in examples]
    lines = {example.line for example in examples}
    print(f"{part}: {len(examples)} examples of {len(lines)} lines and compositions\n")
    _table(judged, "language", LANGUAGES)
    _table(judged, "disguise", sorted({example.disguise for example in examples}))
    _bars(judged)
    _speed(examples)
    if asked.misses:
        _misses(judged)
    if asked.real:
        _real(asked.real)


def verdict(example: Example, check: Check = services.CHECK) -> Verdict:
    submission = Submission(Kind.AD, example.text, title=example.title, category=example.category)
    return pipeline.screen(submission, NOW, by=[check]).verdict


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--part",
        choices=("judging", "building", "widening", "broadening", "deepening"),
        default="judging",
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--real", type=Path)
    return parser.parse_args()


def _table(judged: Judged, by: str, values: Iterable[str]) -> None:
    print(
        f"{by:14}{'services':>9}{'refused':>9}{'or held':>9}{'honest':>9}{'refused':>9}{'held':>9}"
    )
    for value in values:
        _line(value, [(e, v) for e, v in judged if getattr(e, by) == value])
    _line("all", judged)
    print()


def _line(name: str, judged: Judged) -> None:
    for_it = Counter(v for e, v in judged if e.is_service)
    honest = Counter(v for e, v in judged if not e.is_service)
    count, others = for_it.total(), honest.total()
    refused, held = for_it[Verdict.REFUSE], for_it[Verdict.HOLD]
    print(
        f"{name:14}{count:9}{_share(refused, count):>9}{_share(refused + held, count):>9}"
        f"{others:9}{_share(honest[Verdict.REFUSE], others):>9}"
        f"{_share(honest[Verdict.HOLD], others):>9}"
    )


def _share(part: int, of: int) -> str:
    return f"{part / of:.2%}" if of else "-"


def _bars(judged: Judged) -> None:
    services_ = [v for e, v in judged if e.is_service]
    honest = [v for e, v in judged if not e.is_service]
    recall = services_.count(Verdict.REFUSE) / len(services_)
    wrong = honest.count(Verdict.REFUSE) / len(honest)
    print(f"recall {recall:.4f}, bar {RECALL_BAR}: {'met' if recall >= RECALL_BAR else 'NOT met'}")
    print(
        f"false refusals {wrong:.4f}, bar {FALSE_BAR}: {'met' if wrong <= FALSE_BAR else 'NOT met'}"
    )


def _speed(examples: Sequence[Example]) -> None:
    """Processor time of the check alone on texts of 5,000 characters, written as people write."""
    text = " ".join(example.text for example in examples if example.disguise == "plain") * 4
    gc.freeze()  # what the benchmark itself holds is no part of the check
    reads = []
    for at in range(0, min(len(text), 500_000) - 5_000, 5_000):
        read = Submission(Kind.AD, text[at : at + 5_000])
        reads.append(Read(read, NOW, normalise(read.whole)))
    took = []
    for each in reads:
        began = process_time()
        list(services.CHECK.find(each))
        took.append(process_time() - began)
    took.sort()
    median, last = took[len(took) // 2], took[int(len(took) * 0.99)]
    print(
        f"5,000 characters: median {median * 1e3:.2f} ms, p99 {last * 1e3:.2f} ms of processor time"
    )


def _misses(judged: Judged) -> None:
    for example, found in judged:
        is_wrong = found != (Verdict.REFUSE if example.is_service else Verdict.PUBLISH)
        if is_wrong:
            print(f"{found:8} {example.language} {example.disguise:11} {example.text!r}")


def _real(directory: Path) -> None:
    """All of it is honest as to this ground."""
    print(f"\n{'real text':28}{'texts':>8}{'refused':>9}{'held':>7}  of 10,000: refused, held")
    for name, texts in real_texts(directory):
        found = Counter(
            pipeline.screen(Submission(Kind.AD, t), NOW, by=[services.CHECK]).verdict for t in texts
        )
        refused, held, count = found[Verdict.REFUSE], found[Verdict.HOLD], found.total()
        print(
            f"{name:28}{count:8}{refused:9}{held:7}"
            f"  {refused / count * 10_000:.2f}, {held / count * 10_000:.2f}"
        )


if __name__ == "__main__":
    main()
