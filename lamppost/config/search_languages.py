"""The languages whose words are found in all their forms: LAMPPOST_SEARCH_LANGUAGES."""

from __future__ import annotations

from lamppost.config.env import WrongSetting

# Those that Snowball knows by an ISO 639-1 code. A test holds this to the library.
# fmt: off
KNOWN = (
    "ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa",
    "fi", "fr", "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
    "pl", "pt", "ro", "ru", "sr", "st", "sv", "ta", "tr", "yi",
)
# fmt: on
NO_LANGUAGE = "none"  # words are found only as they are typed
_SAME_AS = {"nb": "no", "nn": "no"}


def search_languages(given: list[str], board_language: str) -> tuple[str, ...]:
    """The codes that the host names; else the board's own language, where its forms are known.

    Raises WrongSetting for a code that nothing is known of.
    """
    codes = tuple(dict.fromkeys(_code(language) for language in given))
    if not codes:
        own = _code(board_language)
        return (own,) if own in KNOWN else ()
    if codes == (NO_LANGUAGE,):
        return ()
    for code in codes:
        if code not in KNOWN:
            raise WrongSetting(
                f"LAMPPOST_SEARCH_LANGUAGES names {code!r}. "
                f"Choose from: {', '.join(KNOWN)}; or {NO_LANGUAGE}."
            )
    return codes


def _code(language: str) -> str:
    """The language alone: "pt-BR" is "pt"."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return _SAME_AS.get(code, code)
