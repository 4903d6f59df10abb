"""Parts of pages that are remembered."""

from __future__ import annotations

from django.template import engines
from django.utils.translation import override
from pytest_django import Settings


def render(template: str, **context: object) -> str:
    return engines["django"].from_string("{% load i18n once %}" + template).render(context)


def test_part_is_rendered_once_for_each_language() -> None:
    template = engines["django"].from_string(
        "{% load i18n once %}{% get_current_language as l %}{% once %}"
        "{% get_current_language as l %}{{ l }}{% now 'u' %}{% endonce %}"
    )
    first = template.render()
    assert template.render() == first
    with override("de"):
        assert template.render().startswith("de")
    assert template.render() == first


def test_nothing_of_the_visitor_is_known_within() -> None:
    assert render("{{ user }}{% once %}[{{ user }}]{% endonce %}", user="Alice") == "Alice[]"


def test_what_the_board_says_of_itself_is_known_within(settings: Settings) -> None:
    settings.BOARD_NAME = "Lamp & Post"
    assert render("{% once %}{{ board_name }}{% endonce %}") == "Lamp &amp; Post"


def test_changed_setting_is_seen_by_the_next_test(settings: Settings) -> None:
    template = engines["django"].from_string(
        "{% load once %}{% once %}{{ board_name }}{% endonce %}"
    )
    template.render()
    settings.BOARD_NAME = "Another"
    assert template.render() == "Another"
