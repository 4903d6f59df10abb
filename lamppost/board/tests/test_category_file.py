from __future__ import annotations

from pathlib import Path

import pytest

from lamppost.board.categories import CategoryFileError, Choice, load_categories

GOOD = """\
# A small board.
[[category]]
slug = "things"
name = "Things"
prices = ["fixed"]
days = 30

  [[category.field]]
  key = "condition"
  name = "Condition"
  type = "choice"
  choices = ["New", "Used"]

  [[category.sub]]
  slug = "bicycles"
  name = "Bicycles"

    [[category.sub.field]]
    key = "size"
    name = "Size"
    type = "number"
    min = 1
    max = 9
    required = true
"""

# (what is replaced, by what, the line, what the sentence says)
MISTAKES = [
    ("days = 30", "days = 30 30", 6, "not valid TOML"),
    ('name = "Bicycles"', 'name = "Bicycles', 16, "not valid TOML"),
    ('slug = "bicycles"', 'name = "bicycles"', 16, "not valid TOML"),
    ("[[category]]", "[[categroy]]", 2, "Did you mean “category”?"),
    ('prices = ["fixed"]', 'prise = ["fixed"]', 5, "Did you mean “prices”?"),
    ("days = 30", "colour = 30", 6, "What may stand here: slug, name, prices"),
    ("max = 9", "maxx = 9", 23, "Did you mean “max”?"),
    ('slug = "things"\n', "\n", 2, 'slug = "…" is missing'),
    ('    name = "Size"\n', "\n", 18, 'name = "…" is missing'),
    ('    type = "number"\n', "\n", 18, 'type = "…" is missing'),
    ('slug = "bicycles"', 'slug = "things"', 15, "“things” is taken by a category"),
    ('slug = "bicycles"', 'slug = "Bi cycles"', 15, "small letters"),
    ('slug = "bicycles"', "slug = 7", 15, "words in quotes"),
    ('key = "size"', 'key = "condition"', 19, "“condition” is taken by a field"),
    ('key = "size"', 'key = "Size"', 19, "small letters"),
    ('type = "number"', 'type = "numbr"', 21, "Did you mean “number”?"),
    ('["fixed"]', '["fixed", "hourly"]', 5, "not a word that prices knows"),
    ('["fixed"]', '[\n"fixed",\n"fixd"]', 7, "Did you mean “fixed”?"),
    ('["fixed"]', '["fixed", "fixed"]', 5, "twice"),
    ('["fixed"]', '"fixed"', 5, "square brackets"),
    ('["fixed"]', "[1]", 5, "not a word that prices knows"),
    ("min = 1", "min = 10", 22, "min (10) is above max (9)"),
    ("min = 1", 'min = "1"', 22, "without quotes"),
    ("min = 1", "min = true", 22, "without quotes"),
    ("max = 9", "max = inf", 23, "a number that ends"),
    ("max = 9", "decimals = 1.5", 23, "a whole number from 0 to 6"),
    ("required = true", 'required = "yes"', 24, "true or false"),
    ("required = true", "max_length = 3", 24, "goes only with the type text"),
    ("days = 30", "days = true", 6, "a whole number from 1 to 365"),
    ("days = 30", "days = 0", 6, "a whole number from 1 to 365"),
    ("days = 30", "days = 30\nadults_only = 1", 7, "true or false"),
    ('  choices = ["New", "Used"]\n', "\n", 8, "Say what can be chosen"),
    ('["New", "Used"]', "[]", 12, "Say what can be chosen"),
    ('["New", "Used"]', '["New",\n"new"]', 13, "twice"),
    ('["New", "Used"]', '["New", 2]', 12, "words in quotes"),
    ('["New", "Used"]', '["New; old", "Used"]', 12, "semicolon"),
    ('["New", "Used"]', '[\n{value = "n", nmae = "N"}]', 13, "Did you mean “name”?"),
    ("[[category.field]]", "[category.field]", 8, "[[category.field]]"),
    ('type = "number"', 'type = "date"', 22, "min goes only with the type number"),
    ('name = "Things"', 'name = " "', 4, "words in quotes"),
    ('name = "Things"', 'name = "Thi\\nngs"', 4, "one line"),
]


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "categories.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def problem_of(folder: Path, text: str | bytes) -> CategoryFileError:
    with pytest.raises(CategoryFileError) as caught:
        load_categories(write(folder, text))
    return caught.value


def test_the_file_that_the_mistakes_are_made_in_is_right(tmp_path: Path) -> None:
    categories = load_categories(write(tmp_path, GOOD))
    assert [category.slug for category in categories.every] == ["things", "bicycles"]


@pytest.mark.parametrize(("right", "wrong", "line", "said"), MISTAKES)
def test_a_mistake_names_file_and_line_and_what_to_do(
    tmp_path: Path, right: str, wrong: str, line: int, said: str
) -> None:
    assert right in GOOD
    problem = problem_of(tmp_path, GOOD.replace(right, wrong, 1))
    assert problem.line == line
    assert problem.sentence.startswith(f"{tmp_path / 'categories.toml'}, line {line}: ")
    assert said in problem.sentence


def test_the_same_lines_are_named_in_a_file_with_windows_line_ends(tmp_path: Path) -> None:
    text = GOOD.replace("days = 30", "dais = 30").replace("\n", "\r\n")
    assert problem_of(tmp_path, text).line == 6


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert load_categories(write(tmp_path, b"\xef\xbb\xbf" + GOOD.encode()))


def test_a_letter_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, GOOD.replace("Bicycles", "Vélos").encode("latin-1"))
    assert problem.line == 16
    assert "Save the file again as UTF-8" in problem.sentence


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "category = []\n"])
def test_a_file_without_categories_is_refused(tmp_path: Path, text: str) -> None:
    assert "There is no category in this file" in problem_of(tmp_path, text).sentence


def test_an_unclosed_end_names_the_last_line(tmp_path: Path) -> None:
    assert problem_of(tmp_path, GOOD + "\n# end\nx = '''a").line == 27


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CategoryFileError, match="There is no such file"):
        load_categories(tmp_path / "none.toml")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CategoryFileError, match="cannot be read"):
        load_categories(tmp_path)


def test_choices_may_have_a_value_apart_from_the_name(tmp_path: Path) -> None:
    tables = '[{value = "n", name = "New"}, "Used"]'
    categories = load_categories(write(tmp_path, GOOD.replace('["New", "Used"]', tables)))
    choices = categories.get("bicycles").fields_by_key["condition"].choices
    assert choices == (Choice("n", "New"), Choice("Used", "Used"))
