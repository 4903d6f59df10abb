"""A rule that is wrong in form is refused, with the place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.screening.rules import fields
from lamppost.screening.rules.compiling import LONGEST, compile_rule
from lamppost.screening.rules.field import Value
from lamppost.screening.rules.refusing import RuleWrong
from lamppost.screening.rules.running import run
from lamppost.screening.rules.tests.test_documentation import BLANK, EXAMPLES


@pytest.mark.parametrize(
    ("source", "line", "column", "says"),
    [
        ("titel == 'a'", 1, 1, "Is “title” meant?"),
        ("zzzz == 'a'", 1, 1, "no field “zzzz”"),
        ("title == 3", 1, 7, "a text and a whole number"),
        ("has_phone &&\n price > 'a'", 2, 8, "“>” does not go with a number and a text"),
        ("photos >", 1, 9, "missing here"),
        ("(photos == 1", 1, 13, "“)” is missing"),
        ("photos == 1)", 1, 12, "“)” cannot stand here"),
        ("title = 'a'", 1, 7, "“==”"),
        ("has_phone and has_price", 1, 11, "“&&”"),
        ("title == 'abc", 1, 10, "does not end"),
        ("title == “abc”", 1, 10, "straight quotes"),
        ("title.foo()", 1, 7, "no “foo”"),
        ("title.contains()", 1, 7, "too little or too much"),
        ("hosts.map(x, x) == hosts", 1, 7, "no “map”"),
        ("hosts[0] == 'a'", 1, 6, "“[]” is no part"),
        ("title + 'a' == 'b'", 1, 7, "cannot be joined"),
        ("price == 3", 1, 7, "2.0"),
        ("photos == 99999999999999999999", 1, 11, "too large"),
        ("photos", 1, 1, "true or false"),
        ("true", 1, 1, "at least one field"),
        ("title.matches(text)", 1, 15, "must not choose it"),
        ("has_phone || title.matches('(')", 1, 28, "pattern cannot be read"),
        ("plain.contains('iPhone')", 1, 16, "'iphone'"),
        ("hosts.exists(h, hosts.exists(g, g == h))", 1, 29, "within a loop"),
        ("{1: 2} == {1: photos}", 1, 1, "{ }"),
        ("(" * 60 + "has_phone" + ")" * 60, 1, 1, "within brackets"),
        ("has_phone" + " " * LONGEST, 1, LONGEST + 1, "2000 characters"),
        ("has_phone\0", 1, 10, "unseen"),
        ("'\N{GRINNING FACE}' == titel", 1, 8, "Is “title” meant?"),
        ("has_phone ? 1 : 'a'", 1, 11, "two things of a kind"),
    ],
)
def test_a_rule_that_is_wrong_is_refused_with_its_place(
    source: str, line: int, column: int, says: str
) -> None:
    with pytest.raises(RuleWrong) as refused:
        compile_rule(source)
    assert (refused.value.line, refused.value.column) == (line, column)
    assert says in refused.value.sentence


def test_a_caret_stands_under_the_place() -> None:
    with pytest.raises(RuleWrong) as refused:
        compile_rule("has_phone &&\n  titel == 'a'")
    _, line, caret = refused.value.shown.split("\n")
    assert line[caret.index("^") :].startswith("titel")


def test_a_rule_knows_what_it_asks_of_and_which_words_it_looks_for() -> None:
    program = compile_rule("['a b', 'c'].exists(w, plain.contains(w)) && category == 'x'")
    assert program.fields == {"plain", "category"}
    assert program.seeks == ("a b", "c")


_PIECES = [*fields.BY_NAME, "&&", "||", "==", "<", "(", ")", "'a'", "1", "2.0", ".", "[", "]", ","]
_PIECES += [
    "contains",
    "exists",
    "x",
    "size()",
    "!",
    "?",
    ":",
    "{",
    "}",
    "\n",
    '"',
    "\\",
    "🕯",
    "in",
]
_SOURCES = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join),
    # An example with something put in its middle.
    st.tuples(
        st.sampled_from(sorted(EXAMPLES.values())), st.text(max_size=3), st.integers(0, 90)
    ).map(lambda made: made[0][: made[2]] + made[1] + made[0][made[2] :]),
)


@settings(max_examples=300, deadline=None)
@given(_SOURCES)
def test_any_text_is_a_rule_or_is_refused_with_a_place_inside_it(source: str) -> None:
    refused = _refused(source)
    if refused is None:
        assert run(compile_rule(source), BLANK)
        return
    assert 0 <= refused.at <= len(source)
    assert refused.sentence
    assert refused.shown.endswith("^")


def _refused(source: str) -> RuleWrong | None:
    try:
        compile_rule(source)
    except RuleWrong as refused:
        return refused
    return None


_VALUES = st.fixed_dictionaries(
    {
        "title": st.text(max_size=60),
        "plain": st.text(st.characters(codec=None), max_size=60),
        "price": st.floats(),
        "usual_price": st.floats(),
        "photos": st.integers(),
        "hosts": st.lists(st.text(max_size=9), max_size=4),
    }
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(EXAMPLES.values())), _VALUES)
def test_running_a_rule_never_raises(source: str, values: dict[str, Value]) -> None:
    assert run(compile_rule(source), BLANK | values)
