"""What kinds of phrases there are, what each counts, and what each context explains away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Signal:
    """first: points of the first phrase; more: of each other one, up to most in all."""

    first: float
    more: float
    most: float


@dataclass(frozen=True)
class Context:
    """leaves: the share of a signal's points that one phrase leaves; each other one again."""

    explains: frozenset[str]
    leaves: float


# Points are about the natural logarithm of how many times likelier a phrase is in an ad for
# sexual services than in another: set by hand, once, on the building part of the corpus.
SIGNALS = {
    "name": Signal(4.6, 1.0, 6.0),  # names the service, and next to nothing else
    "ending": Signal(2.4, 0.0, 2.4),
    "escort": Signal(3.2, 0.3, 3.8),
    "visits": Signal(2.6, 0.6, 3.6),
    "arrangement": Signal(2.8, 1.0, 4.0),
    "sensual": Signal(2.8, 0.6, 3.6),
    "spicy": Signal(1.5, 0.5, 2.4),
    "company": Signal(1.6, 0.6, 2.6),
    "giving": Signal(1.6, 0.6, 2.4),
    "discreet": Signal(1.5, 0.3, 1.8),
    "massage": Signal(1.2, 0.1, 1.3),
    "rate": Signal(1.0, 0.4, 1.6),
    "setting": Signal(1.0, 0.5, 1.8),
    "mood": Signal(0.9, 0.5, 2.4),
    "adult": Signal(0.7, 0.2, 0.9),
    "ask": Signal(0.7, 0.3, 1.0),
    "ready": Signal(0.6, 0.2, 0.9),
}

# Without one of these, or many of the others, nothing says what is offered.
CORE = frozenset(
    {
        "name",
        "ending",
        "escort",
        "visits",
        "arrangement",
        "sensual",
        "spicy",
        "company",
        "giving",
        "massage",
    }
)
MANY_KINDS = 3

# What speaks for an offer that is nowhere named: fewer points.
UNNAMED = 0.6

# What surrounds a service: where these are, a text offers something rather than speaks of it.
OFFERING = frozenset({"rate", "setting", "ready", "giving", "discreet", "visits"})

_AROUND = frozenset({"rate", "setting", "mood", "ready", "discreet", "adult", "ask"})

CONTEXTS = {
    "vehicle": Context(_AROUND | {"escort", "visits", "massage", "company"}, 0.3),
    "goods": Context(
        frozenset(
            {
                "massage",
                "sensual",
                "spicy",
                "giving",
                "company",
                "name",
                "visits",
                "ending",
                "escort",
                "discreet",
                "adult",
                "mood",
                "ready",
            }
        ),
        0.4,
    ),
    "flowers": Context(frozenset({"giving", "mood", "rate"}), 0.3),
    "charity": Context(frozenset({"giving", "discreet", "ready", "escort"}), 0.3),
    "licence": Context(_AROUND | {"massage"}, 0.45),
    "care": Context(_AROUND | {"company", "visits"}, 0.3),
    "pets": Context(_AROUND | {"company", "massage", "escort"}, 0.4),
    "lessons": Context(_AROUND | {"sensual", "spicy", "massage", "company"}, 0.4),
    "work": Context(_AROUND | {"visits", "company", "escort"}, 0.4),
    "photo": Context(_AROUND | {"sensual", "spicy", "company", "giving"}, 0.4),
    "leisure": Context(_AROUND | {"company", "ending"}, 0.4),
    "dating": Context(_AROUND | {"company", "sensual", "spicy"}, 0.5),
    "housing": Context(_AROUND | {"company", "giving"}, 0.4),
    "talk": Context(frozenset(SIGNALS), 0.35),
    "art": Context(
        frozenset(
            {
                "name",
                "escort",
                "sensual",
                "spicy",
                "company",
                "mood",
                "adult",
                "giving",
                "arrangement",
                "ready",
                "rate",
            }
        ),
        0.35,
    ),
    "food": Context(frozenset({"arrangement", "giving", "mood"}), 0.3),
}

# What names a service is not explained by a subject alone where an offer surrounds it.
STUBBORN = frozenset({"name", "escort", "arrangement", "visits"})
STUBBORN_LEAVES = 0.7
