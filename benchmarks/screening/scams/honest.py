"""Honest texts, so that no evidence is weighed against silence: made-up job ads, housing ads."""

from __future__ import annotations

import json
import lzma
import random
import tomllib
from pathlib import Path

from lamppost.screening.submission import Kind, Submission

PARTS = ("intros", "duties", "needs", "terms", "apply")
LEFT_OUT = 0.2  # of the parts of an ad: not everybody says everything
NEAR_SHARE = (0, 0, 1, 1, 1, 2)  # how many of what others say too
FITTED, HELD_OUT = 1, 2  # seeds: one set to fit beside, one to count wrong findings in


def job_ads(seed: int, *, count: int = 500) -> list[Submission]:
    """The same for the same seed."""
    parts = tomllib.loads(Path(__file__).with_name("honest_jobs.toml").read_text("utf-8"))
    chance = random.Random(seed)
    return [_job_ad(parts, chance) for _number in range(count)]


def _job_ad(parts: dict[str, list[str]], chance: random.Random) -> Submission:
    said = [chance.choice(parts[part]) for part in PARTS if chance.random() > LEFT_OUT]
    said += chance.sample(parts["near"], chance.choice(NEAR_SHARE))
    return Submission(Kind.AD, " ".join(said), title=chance.choice(parts["roles"]), category="jobs")


def housing_ads(folder: Path, *, first: int, every: int) -> list[Submission]:
    """One of so many, from the unlabelled ones beside the project: some may be less than honest."""
    with lzma.open(folder / "housing_ads_philadelphia.jsonl.xz", "rt", encoding="utf-8") as stream:
        lines = [line for number, line in enumerate(stream) if number % every == first]
    rows = [json.loads(line) for line in lines]
    return [Submission(Kind.AD, row["text"] or "", title=row["title"] or "") for row in rows]
