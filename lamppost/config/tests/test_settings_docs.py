"""docs/hosting/settings.md names every setting, with its default, and no other."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROW = re.compile(r"^\| `(LAMPPOST_\w+)` \| ([^|]*) \| ([^|]*) \|$", re.M)
READERS = {"text", "secret", "yes_no", "number", "listed", "one_of"}


@dataclass(frozen=True)
class Read:
    """A setting as settings.py reads it; the default where it is written as it stands."""

    name: str
    reader: str
    default: str


def _reads() -> dict[str, Read]:
    program = ast.parse(Path("lamppost/config/settings.py").read_text())
    calls = [node for node in ast.walk(program) if isinstance(node, ast.Call)]
    read = [_read(call) for call in calls if _is_reader(call.func)]
    return {setting.name: setting for setting in read}


def _is_reader(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and getattr(func.value, "id", "") == "env"
        and func.attr in READERS
    )


def _read(call: ast.Call) -> Read:
    assert isinstance(call.func, ast.Attribute)
    default = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
    try:
        value = ast.literal_eval(default[0]) if default else ""
    except ValueError:
        value = ""  # worked out from others: the documentation says it in words
    value = value[0] if isinstance(value, tuple) else value
    written = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return Read(str(ast.literal_eval(call.args[0])), call.func.attr, written)


READS = _reads()
DOCS = {
    name: (default, meaning)
    for name, default, meaning in ROW.findall(Path("docs/hosting/settings.md").read_text())
}


def test_every_setting_is_documented_and_no_other() -> None:
    assert set(DOCS) == set(READS)
    assert len(READS) > 25


@pytest.mark.parametrize("setting", READS.values(), ids=lambda setting: setting.name)
def test_documented_default_is_the_programs(setting: Read) -> None:
    default, _ = DOCS[setting.name]
    if setting.default:
        assert default == f"`{setting.default}`"
    else:
        assert default.strip()


@pytest.mark.parametrize("setting", READS.values(), ids=lambda setting: setting.name)
def test_secret_is_called_one(setting: Read) -> None:
    _, meaning = DOCS[setting.name]
    assert meaning.endswith("A secret.") == (setting.reader == "secret")
