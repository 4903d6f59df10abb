"""Settings from the environment: each read once, each with the sentence for when it is wrong."""

from __future__ import annotations

import os
from pathlib import Path

from lamppost.core.errors import Refused


class WrongSetting(Refused):
    """A setting in the environment that Lamppost cannot start with."""

    code = "wrong_setting"


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def secret(name: str, default: str = "") -> str:
    """A secret, or the content of the file that NAME_FILE points to (as container hosts do)."""
    file = os.environ.get(f"{name}_FILE")
    if not file:
        return text(name, default)
    try:
        return Path(file).read_text().strip()
    except OSError as error:
        raise WrongSetting(
            f"{name}_FILE points to a file that cannot be read: {error.strerror}."
        ) from error


def yes_no(name: str, *, default: bool) -> bool:
    given = text(name).lower()
    if not given:
        return default
    if given in {"1", "yes", "true", "on"}:
        return True
    if given in {"0", "no", "false", "off"}:
        return False
    raise WrongSetting(f"{name} is {given!r}. Write yes or no.")


def number(name: str, default: int) -> int:
    given = text(name)
    try:
        return int(given) if given else default
    except ValueError:
        raise WrongSetting(f"{name} is {given!r}. Write a whole number.") from None


def listed(name: str, default: str = "") -> list[str]:
    """Words parted by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """One of the choices; the first when nothing is set."""
    given = text(name, choices[0])
    if given not in choices:
        raise WrongSetting(f"{name} is {given!r}. Choose one of: {', '.join(choices)}.")
    return given
