"""What the documentation tells a host to type exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from django.core.management import get_commands

from lamppost.config.command_list import TOLD
from lamppost.places.land import sources

CODE = re.compile(r"```.*?```|`[^`\n]+`", re.S)
HOSTING = sorted(Path("docs/hosting").glob("*.md"))


def test_every_command_that_the_documentation_names_exists() -> None:
    known = {*TOLD, *get_commands()}
    for page in HOSTING:
        code = "\n".join(CODE.findall(page.read_text()))
        # As a command is typed: behind a line's beginning, a backtick or a path.
        named = set(re.findall(r"(?:^|`|bin/)lamppost ([a-z_-]+)", code, re.M))
        assert named <= known, page


def test_every_page_that_a_page_points_to_exists() -> None:
    for page in [*HOSTING, *Path("docs/decisions").glob("*.md")]:
        for target in re.findall(r"\]\(([\w./-]+\.md)\)", page.read_text()):
            assert (page.parent / target).exists(), (page, target)


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    asked = [line for group in groups for line in group]
    names = {re.split(r"[^\w-]", line)[0] for line in asked}
    names |= {package.name for package in (sources.WORLD, sources.STATES)}
    rows = re.findall(
        r"^\| ([a-z][^|]*) \|", Path("docs/decisions/dependencies.md").read_text(), re.M
    )
    told = {name.split(" ")[0] for row in rows for name in row.split(", ")} - {"package"}
    assert told == names
