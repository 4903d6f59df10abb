"""One board closes, and its person is believed on the other: two processes, two data folders."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.scaling.board import Board, Page, Visitor, board_at, lit

pytestmark = pytest.mark.long

TAKE, BRING = "/my/standing/portable/", "/my/standing/bring/"
KNOWN = """
from django.utils import timezone
from lamppost.people.models import Person
from lamppost.standing.tests.cast import know
from lamppost.testing import make_person
make_person("Alice")
know(Person.objects.get(email="alice@example.org"), timezone.now())
"""
UNKNOWN = """
from lamppost.testing import make_person
make_person("Alice"), make_person("Bob")
"""
FACTS = """
from lamppost.people.models import Person
from lamppost.standing.reading import facts_of
for name in ("alice", "bob"):
    facts = facts_of(Person.objects.get(email=f"{name}@example.org"))
    print(name, facts.phone_since, [(one.issuer, sorted(one.facts)) for one in facts.elsewhere])
"""
WORK = "from django.core.management import call_command; call_command('worker', '--batch')"
EDGE = "----two-boards"


def test_person_of_a_board_that_is_gone_is_believed_on_another(tmp_path: Path) -> None:
    file, keys = tmp_path / "lamppost.json", tmp_path / "keys.json"
    embedded = {"LAMPPOST_PROFILE": "embedded"}
    with lit(tmp_path / "first", **embedded, LAMPPOST_NAME="First Board") as first:
        first.do(KNOWN)
        file.write_text(signed_in(first, "alice").post(TAKE, count="2").text)
        keys.write_text(first.visitor().get("/.well-known/lamppost/keys.json").text)
        listed = first.visitor().get("/.well-known/lamppost/status/0").text
        assert listed.count(".") == 2
    shutil.rmtree(tmp_path / "first")
    said = verify(file, keys, tmp_path)
    assert "In the name of First Board" in said
    assert "2 statements say:" in said
    assert "controls a phone number" in said

    with lit(tmp_path / "second", **embedded) as second:
        second.do(UNKNOWN)
        alice, bob = signed_in(second, "alice"), signed_in(second, "bob")
        assert "No other board is known here" in alice.get(BRING).text
        second.run("trust", str(keys), "--yes")
        one, other = single(file)
        page = send(alice, one, ["phone", "met_several"])
        assert page.status == 200
        assert "has met several people" in page.text
        for person in (bob, alice):
            assert send(person, one, ["phone"]).status == 422
        forged = json.loads(other)
        forged["tokens"][0]["sd_jwt"] = forged["tokens"][0]["sd_jwt"].replace("~", "~WyJh", 1)
        assert send(bob, json.dumps(forged), ["phone"]).status == 422
        host = urllib.parse.urlsplit(first.url).netloc
        assert second.do(FACTS).splitlines() == [
            f"alice None [('{host}', ['met_several', 'phone'])]",
            "bob None []",
        ]


def signed_in(board: Board, name: str) -> Visitor:
    """By the code of a mail, as people do."""
    visitor = board.visitor()
    visitor.post("/account/enter/", email=f"{name}@example.org")
    page = visitor.post("/account/enter/code/", code=newest_code_of(board))
    assert page.status == 200
    return visitor


def newest_code_of(board: Board) -> str:
    board.do(WORK)
    newest = max(Path(board.env["LAMPPOST_DATA"]).glob("mail/*.eml"))
    mail = message_from_bytes(newest.read_bytes(), policy=policy.default)
    code = re.search(r"^ +(\d{4}-\d{4})$", mail.get_body().get_content(), re.M)
    assert code, "no code in the mail"
    return code[1]


def single(file: Path) -> list[str]:
    """The file as one for each of its statements."""
    whole = json.loads(file.read_text())
    return [json.dumps({**whole, "tokens": [token]}) for token in whole["tokens"]]


def send(visitor: Visitor, content: str, facts: list[str]) -> Page:
    """The form with a file in it, which is what a browser makes of it (RFC 7578)."""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', visitor.get(BRING).text)
    assert token
    fields = [("csrfmiddlewaretoken", token[1]), *(("facts", fact) for fact in facts)]
    parts = [f'name="{name}"\r\n\r\n{value}' for name, value in fields]
    parts.append(f'name="file"; filename="a.json"\r\n\r\n{content}')
    body = "".join(f"--{EDGE}\r\nContent-Disposition: form-data; {part}\r\n" for part in parts)
    headers = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
    address = urllib.parse.urljoin(visitor.url, BRING)
    data = f"{body}--{EDGE}--\r\n".encode()
    return visitor._ask(urllib.request.Request(address, data, headers))  # noqa: S310


def verify(file: Path, keys: Path, tmp_path: Path) -> str:
    """On a computer that has never had a board."""
    env = board_at(tmp_path / "nothing", LAMPPOST_PROFILE="embedded").env
    words = [sys.executable, "-m", "lamppost", "verify", str(file), "--keys", str(keys)]
    return subprocess.run(words, env=env, check=True, capture_output=True, text=True).stdout  # noqa: S603
