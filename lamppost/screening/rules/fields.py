"""What a host's rule may ask of a submission: every field, with its type and what it gives.

No field says who somebody is. Telephone numbers are counted but not shown, since their first
digits tell where somebody comes from.
"""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import get_currency_precision

from lamppost.screening.rules.field import Around, Field, Source, Type, Value

MOST_IN_A_LIST = 50  # what a loop in a rule can run over


def _whole(cents: float, currency: str) -> float:
    """Whole units: a yen has no minor ones."""
    return float(cents / 10 ** get_currency_precision(currency or "USD"))


def _usual(around: Around) -> float:
    prices = around.facts.prices
    return _whole(prices.median_cents, around.submission.currency) if prices else 0.0


def _hosts(around: Around) -> list[str]:
    links = around.normal.links
    return _listed(host for link in links for host in (link.host, *link.via))


def _listed(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text})[:MOST_IN_A_LIST]


_T, _W, _N, _Y, _L = Type.TEXT, Type.WHOLE, Type.NUMBER, Type.YES_NO, Type.TEXTS
_WORDS, _AD, _MOMENT = Source.WORDS, Source.AD, Source.MOMENT

ALL: tuple[Field, ...] = (
    Field("kind", _T, _AD, '"ad" or "letter"', lambda a: a.submission.kind.value),
    Field("title", _T, _WORDS, "The title as it was written.", lambda a: a.submission.title),
    Field("text", _T, _WORDS, "The text as it was written.", lambda a: a.submission.text),
    Field(
        "plain",
        _T,
        _WORDS,
        "All that was written, in lower case, with look-alike letters as those they look like.",
        lambda a: a.normal.plain,
    ),
    Field("length", _W, _AD, "Characters of the text.", lambda a: len(a.submission.text)),
    Field("category", _T, _AD, "The category, as in its address.", lambda a: a.submission.category),
    Field(
        "has_price",
        _Y,
        _AD,
        "Whether a price is named.",
        lambda a: a.submission.price_cents is not None,
    ),
    Field(
        "price",
        _N,
        _AD,
        "The price in whole units of its currency, 0 if there is none.",
        lambda a: _whole(a.submission.price_cents or 0, a.submission.currency),
    ),
    Field("price_kind", _T, _AD, "How the price is meant.", lambda a: a.submission.price_kind),
    Field("currency", _T, _AD, "The currency, in three letters.", lambda a: a.submission.currency),
    Field(
        "usual_price",
        _N,
        _MOMENT,
        "What half of such ads around there ask more than; 0 if there are too few to say.",
        _usual,
    ),
    Field("place", _T, _AD, "The town's number in the gazetteer.", lambda a: a.submission.place),
    Field(
        "country",
        _T,
        _AD,
        "The country of that town, in two letters; of nobody.",
        lambda a: a.submission.country,
    ),
    Field("photos", _W, _AD, "How many photos.", lambda a: len(a.submission.photos)),
    Field(
        "known_photos",
        _L,
        _MOMENT,
        "The names of the lists that one of its photos stands on.",
        lambda a: _listed(match.list_name for match in a.facts.photo_matches),
    ),
    Field(
        "photo_accounts",
        _W,
        _MOMENT,
        "Under how many other accounts one of its photos stands.",
        lambda a: max((match.accounts for match in a.facts.photo_matches), default=0),
    ),
    Field("phones", _W, _AD, "Telephone numbers in it.", lambda a: len(a.normal.phones)),
    Field(
        "hidden_phones",
        _W,
        _AD,
        "Those written so that a program would not see them.",
        lambda a: sum(phone.is_hidden for phone in a.normal.phones),
    ),
    Field("mails", _W, _AD, "Mail addresses in it.", lambda a: len(a.normal.mails)),
    Field(
        "has_contact",
        _Y,
        _AD,
        "Whether a telephone number or a mail address is in it.",
        lambda a: bool(a.normal.phones or a.normal.mails),
    ),
    Field("links", _W, _AD, "Links in it.", lambda a: len(a.normal.links)),
    Field("hosts", _L, _WORDS, "Where its links lead, and over what: example.org.", _hosts),
    Field(
        "has_disguised_link",
        _Y,
        _AD,
        "Whether a link hides that it is one, or where it leads.",
        lambda a: any(link.is_disguised for link in a.normal.links),
    ),
    Field(
        "tricks",
        _L,
        _AD,
        "What was done to letters: look-alike, invisible, spread, digits-for-letters.",
        lambda a: _listed(trick.kind for trick in a.normal.tricks),
    ),
    Field(
        "account_age_days",
        _W,
        _MOMENT,
        "Full days since the account was opened.",
        lambda a: int(a.facts.account_age_days),
    ),
    Field(
        "has_phone",
        _Y,
        _MOMENT,
        "Whether the account controls a phone number.",
        lambda a: a.facts.has_phone,
    ),
    Field(
        "posted_last_hour",
        _W,
        _MOMENT,
        "Ads of the same account in the hour before.",
        lambda a: a.facts.posted_last_hour,
    ),
    Field(
        "posted_last_day",
        _W,
        _MOMENT,
        "Ads of the same account in the day before.",
        lambda a: a.facts.posted_last_day,
    ),
    Field(
        "own_ads",
        _W,
        _MOMENT,
        "Other ads of the same account that are up.",
        lambda a: len(a.facts.own_ads),
    ),
    Field(
        "letters_before",
        _W,
        _MOMENT,
        "Letters by the same person in this conversation before.",
        lambda a: a.facts.letters_before,
    ),
    Field(
        "opened_last_day",
        _W,
        _MOMENT,
        "Conversations that the same person began in the day before.",
        lambda a: a.facts.opened_last_day,
    ),
    Field(
        "checks",
        _L,
        _MOMENT,
        "The names of the board's own checks that noticed something.",
        lambda a: _listed(finding.check for finding in a.findings),
    ),
)

BY_NAME = {field.name: field for field in ALL}


def read(around: Around, names: Iterable[str]) -> dict[str, Value]:
    """The values of those fields."""
    return {name: BY_NAME[name].read(around) for name in names}


def without_words(around: Around) -> dict[str, Value]:
    """What is kept beside a verdict, so that a rule can be tried against it later."""
    return read(around, (field.name for field in ALL if field.source != Source.WORDS))
