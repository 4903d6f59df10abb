"""Evidence weighed into how sure it is: a sum of shipped numbers, nothing hidden."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from lamppost.screening.checks.scams.evidence import Seen

WEIGHTS = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True)
class Model:
    """slope, offset: from a score to how often texts of that score are scams (Platt 1999).

    watch: the least score that is a finding.
    """

    bias: float
    watch: float
    slope: float
    offset: float
    weights: Mapping[str, float]

    def score(self, evidence: Mapping[str, Seen]) -> float:
        return self.bias + sum(
            self.weights.get(name, 0.0) * seen.strength for name, seen in evidence.items()
        )

    def sure(self, score: float) -> float:
        """0.0 to 1.0, among texts like those that it was fitted to."""
        return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, self.slope * score + self.offset))))

    def reasons(self, evidence: Mapping[str, Seen]) -> list[str]:
        """Names of what speaks for it, the weightiest first."""
        parts = {n: self.weights.get(n, 0.0) * seen.strength for n, seen in evidence.items()}
        names = [name for name, part in parts.items() if part > 0 and not name.startswith("kinds-")]
        return sorted(names, key=lambda name: (-parts[name], name))


def read_models(file: Path = WEIGHTS) -> tuple[int, dict[str, Model]]:
    """The version of the numbers, and a model by subject."""
    table = tomllib.loads(file.read_text("utf-8"))
    return table["version"], {name: _model(table[name]) for name in ("message", "job")}


def _model(table: dict[str, Any]) -> Model:
    return Model(**{name: table[name] for name in ("bias", "watch", "slope", "offset", "weights")})
