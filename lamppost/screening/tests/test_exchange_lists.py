"""Lists in ThreatExchange's formats: read by its package, and refused in a sentence without it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from lamppost.screening.photos.exchange import read_exchange
from lamppost.screening.photos.listed import Listed, UnreadableList

A, B, C = "a1" * 32, "b2" * 32, "c3" * 32


def record(signal: str, kind: str = "HASH_PDQ", **more: Any) -> dict[str, Any]:
    by = {"id": "5", "owner": {"id": "7"}, "status": "MALICIOUS", "tags": []}
    return {
        "id": "1",
        "indicator": signal,
        "type": kind,
        "last_updated": 1,
        "should_delete": False,
        "descriptors": {"data": [by]},
        **more,
    }


def read(file: Path, text: str) -> list[str]:
    file.write_text(text)
    rows = list(read_exchange(file))
    return [row.pdq.hex() if isinstance(row, Listed) else row.where for row in rows]


def test_without_the_package_a_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("threatexchange")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "threatexchange", None)
    for text in (json.dumps(record(A)), f"pdq {A}\n"):
        with pytest.raises(UnreadableList, match="pip install threatexchange"):
            read(tmp_path / "list", text)


class TestWithThePackage:
    """Skipped where it is not installed: it is 172 MB, and an extra."""

    @pytest.fixture(autouse=True)
    def _package(self) -> None:
        pytest.importorskip("threatexchange")

    def test_lines_of_its_command_line_are_read(self, tmp_path: Path) -> None:
        text = f"pdq {A}\nvideo_md5 {'0' * 32}\npdq zz\npdq {B}\n"
        assert read(tmp_path / "list.txt", text) == [A, "hash 2", B]

    @pytest.mark.parametrize("form", ["page", "array", "lines"])
    def test_answers_of_its_interface_are_read(self, tmp_path: Path, form: str) -> None:
        records = [record(A), record("0" * 32, "HASH_MD5"), record(B)]
        text = {
            "page": json.dumps({"data": records}),
            "array": json.dumps(records),
            "lines": "\n".join(map(json.dumps, records)),
        }[form]
        assert read(tmp_path / "list.json", text) == [A, B]

    def test_what_was_withdrawn_or_found_harmless_is_left_out(self, tmp_path: Path) -> None:
        harmless = record(B)
        harmless["descriptors"]["data"][0]["status"] = "NON_MALICIOUS"
        records = [record(A), record(C), harmless, record(A, should_delete=True)]
        assert read(tmp_path / "list.json", json.dumps(records)) == [C]

    @pytest.mark.parametrize("text", ['{"data": [', '[{"indicator": 1}]', "{}\n{"])
    def test_a_broken_file_is_refused_in_a_sentence(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(UnreadableList):
            read(tmp_path / "list.json", text)
