"""Ads for tests: a template with slots, and others that have nothing to do with it."""

from __future__ import annotations

from lamppost.screening.campaigns.values import Ad

FORM = (
    "Sunny attic room near the old harbour, shared washing machine in the cellar, quiet house "
    "with a courtyard and space for {things}. Rent is {price} a month with heating. Ask for {name} "
    "after {hour} or leave a note in the green letter box by the gate."
)
THINGS = ("bicycles", "plants", "a piano", "tools", "boats", "drums", "kites")
NAMES = ("Ines", "Hugo", "Tara", "Pavel", "Rosa", "Wim", "Lea")


def filled(number: int) -> str:
    return FORM.format(
        things=THINGS[number % 7],
        price=f"${400 + 17 * number}",
        name=NAMES[(3 * number) % 7],
        hour=f"{1 + number % 11} o'clock",
    )


OTHERS = (
    "Grey kettle with a bent spout, boils well, collect it from the library steps on Sundays.",
    "Looking for somebody who plays the viola: we are three and have the Mozart clarinet quintet.",
    "Moving out, so a bookshelf of oak, two metres high, must find new owners before the tenth.",
    "Lost near the tram depot: a brown dog called Biscuit, shy with strangers, red collar.",
    "Volunteers wanted for planting trees along the canal, spades are there, bring gloves.",
)


def campaign(many: int, *, accounts: int) -> list[Ad]:
    return [Ad(f"c{n}", filled(n), account=f"poster {n % accounts}") for n in range(many)]


def others() -> list[Ad]:
    return [Ad(f"o{n}", text, account=f"other {n}") for n, text in enumerate(OTHERS)]
