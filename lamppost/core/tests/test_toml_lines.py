from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.core.toml_lines import Path, line_at, lines_of

TEXT = """\
# [[category]] in a comment is no header
title = "a # that is no comment"

[[category]]
slug = 'x[[y]]'
days = 30 # with = and "quotes"
prices = [
  "fixed", # ]
  'free',
]

  [[category.sub]]
  slug = "a"
  long = \"\"\"
[[category]]
days = 1 ""\"\"\"
  choices = [{value = "]", name = "}"}, {value = "b", name = "B"}]

  [[category.sub]]
  "quoted \\u0041" = 1
  dotted.inner = 2
[other . "table"]
when = 2027-03-01 07:32:00
"""

CASES: list[tuple[Path, int]] = [
    (("title",), 2),
    (("category",), 4),
    (("category", 0), 4),
    (("category", 0, "slug"), 5),
    (("category", 0, "days"), 6),
    (("category", 0, "prices"), 7),
    (("category", 0, "prices", 0), 8),
    (("category", 0, "prices", 1), 9),
    (("category", 0, "sub", 0), 12),
    (("category", 0, "sub", 0, "long"), 14),
    (("category", 0, "sub", 0, "choices", 1, "name"), 17),
    (("category", 0, "sub", 1), 19),
    (("category", 0, "sub", 1, "quoted A"), 20),
    (("category", 0, "sub", 1, "dotted", "inner"), 21),
    (("other", "table"), 22),
    (("other", "table", "when"), 23),
]


@pytest.mark.parametrize(("path", "line"), CASES)
def test_each_key_is_found_on_its_line(path: Path, line: int) -> None:
    assert lines_of(TEXT)[path] == line


def test_what_is_missing_is_looked_for_around_it() -> None:
    lines = lines_of(TEXT)
    assert line_at(("category", 0, "sub", 1, "name"), lines) == 19
    assert line_at(("nothing",), lines) == 1


def test_every_path_that_tomllib_reads_has_a_line_and_no_other() -> None:
    assert set(lines_of(TEXT)) == paths_in(tomllib.loads(TEXT))


def paths_in(data: Any, path: Path = ()) -> set[Path]:
    below = data.items() if isinstance(data, dict) else enumerate(data)
    found: set[Path] = {path} if path else set()
    for key, value in below:
        found.add((*path, key))
        if isinstance(value, dict | list):
            found |= paths_in(value, (*path, key))
    return found


signs = st.text(alphabet="ab[]{}#=,.'é \t", max_size=8)
scalars = st.one_of(
    signs.map(lambda words: f'"{words}"'),
    st.sampled_from(['"\\""', '"\\\\"', "'\\'", "''", "1_000", "-0.5e3", "true", "nan"]),
    st.sampled_from(["1979-05-27 07:32:00", "07:32:00", "0xff"]),
    signs.map(lambda words: f'"""\n{words}\n"" \\"" ] }}"""'),
    signs.map(lambda words: "'''" + words.replace("'", "") + "\n# '' \\'''"),
)
gaps = st.sampled_from(["", " ", "\n", " # ] } , [[x]]\n", "\n\n\t"])


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    inside = [
        draw(gaps) + value + draw(gaps) + "," + draw(gaps)
        for value in draw(st.lists(values, max_size=4))
    ]
    return "[" + draw(gaps) + "".join(inside) + "]"


def inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values, max_size=3).map(
        lambda inside: "{" + ", ".join(f"k{n}.'x' = {one}" for n, one in enumerate(inside)) + "}"
    )


values = st.recursive(
    scalars, lambda inner: st.one_of(arrays(inner), inline_tables(inner)), max_leaves=8
)


@given(st.lists(st.tuples(st.sampled_from(["", "# note\n", "[[t]]\n", "[[t.u]]\n"]), values)))
def test_any_file_is_read_as_tomllib_reads_it(parts: list[tuple[str, str]]) -> None:
    text, begins = "[[t]]\n", {}
    for number, (before, value) in enumerate(parts):
        text += before
        begins[f"key{number}"] = text.count("\n") + 1
        text += f"key{number} = {value}\n"
    lines = lines_of(text)
    assert set(lines) == paths_in(tomllib.loads(text))
    keys = {path[-1]: line for path, line in lines.items() if str(path[-1]).startswith("key")}
    assert keys == begins
