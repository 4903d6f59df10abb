"""Lines from several processes, whole and in order."""

from __future__ import annotations

import os
import threading

from lamppost.config.voices import Voices


class Spoken:
    """A pipe to write to, and the lines that came out of it."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        self.voices = Voices(lambda who, line: self.lines.append((who, line)))
        reading, self.writing = os.pipe()
        self.voices.add("web", os.fdopen(reading, "rb", buffering=0))

    def write(self, written: bytes) -> list[str]:
        """The lines that are heard after this."""
        os.write(self.writing, written)
        return self.hear()

    def hear(self) -> list[str]:
        self.lines.clear()
        self.voices.listen(0)
        return [line for _, line in self.lines]


def test_lines_are_told_whole_wherever_they_were_cut() -> None:
    spoken = Spoken()
    assert spoken.write(b"one\ntw") == ["one"]
    assert spoken.write(b"o\n\n") == ["two", ""]


def test_letter_cut_in_half_is_told_whole() -> None:
    spoken = Spoken()
    first, second = "ü\n".encode()[:1], "ü\n".encode()[1:]
    assert spoken.write(first) == []
    assert spoken.write(second) == ["ü"]


def test_bytes_that_are_no_text_are_told_all_the_same() -> None:
    assert Spoken().write(b"a\xffb\n") == ["a\ufffdb"]


def test_last_words_are_told_without_an_end_of_line_and_once() -> None:
    spoken = Spoken()
    assert spoken.write(b"last") == []
    os.close(spoken.writing)
    assert spoken.hear() == ["last"]
    assert spoken.hear() == []


def test_listening_needs_no_thread() -> None:
    """Children of a parent with threads get more than one signal when it dies."""
    before = threading.active_count()
    Spoken().write(b"one\n")
    assert threading.active_count() == before
