"""Whatever comes in is read or refused, and what was written is found in it."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.relay.mail_in.bodies import unflowed
from lamppost.relay.mail_in.charsets import in_letters
from lamppost.relay.mail_in.parsing import MOST_BYTES, read_mail
from lamppost.relay.mail_in.values import MailIn, NotALetter, Trouble

HEADERS = st.sampled_from(
    [
        b"From: a@b.example",
        b"Content-Type: multipart/alternative; boundary=x",
        b"Content-Type: text/html; charset=utf-16",
        b"Content-Type: message/rfc822",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff",
        b"Message-ID: \xff\x00",
        b"",
        b"--x",
        b"--x--",
        b"begin 666 x",
        b"aGVsbG8=",
        b"> quoted",
        b"\xf0\x9f",
    ]
)


def read(raw: bytes) -> MailIn | Trouble:
    try:
        return read_mail(raw, envelope_from="a@b.example")
    except NotALetter as error:
        return error.trouble


@given(st.lists(HEADERS | st.binary(max_size=40)).map(b"\r\n".join))
def test_any_bytes_are_read_or_refused_and_fit_for_every_database(raw: bytes) -> None:
    mail = read(raw)
    if isinstance(mail, MailIn):
        assert "\0" not in mail.text
        for words in (mail.text, mail.mark, *mail.left_out, *mail.senders):
            words.encode()
        assert read(raw) == mail


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), min_size=1))
@pytest.mark.parametrize("packing", ["8bit", "quoted-printable", "base64"])
def test_words_come_through_every_packing(packing: str, text: str) -> None:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content(f"{text}\nend", cte=packing)
    found = read(mail.as_bytes())
    assert isinstance(found, MailIn)
    assert found.text.split() == f"{text}\nend".split()


def test_plain_words_are_taken_where_the_same_is_said_twice() -> None:
    mail = EmailMessage()
    mail.set_content("Plain.")
    mail.add_alternative("<p>Page.</p>", subtype="html")
    assert read(mail.as_bytes()).text == "Plain."  # type: ignore[union-attr]


def test_page_is_read_where_there_is_nothing_else() -> None:
    mail = EmailMessage()
    mail.set_content("<p>Only <b>this</b>.</p>", subtype="html")
    assert read(mail.as_bytes()).text == "Only this."  # type: ignore[union-attr]


def test_logo_of_a_signature_is_no_photo_and_a_photo_in_the_text_is_one() -> None:
    mail = MIMEMultipart("related")
    mail.attach(MIMEText("See.", "plain"))
    for size in (500, 50_000):
        image = MIMEImage(b"x" * size, "png")
        image["Content-ID"] = f"<{size}@x>"
        mail.attach(image)
    found = read(mail.as_bytes())
    assert isinstance(found, MailIn)
    assert [len(picture.content) for picture in found.pictures] == [50_000]
    assert found.left_out == ()


def test_words_of_an_attached_mail_are_not_the_writers() -> None:
    inner = EmailMessage()
    inner.set_content("My address is alice@example.org")
    mail = EmailMessage()
    mail.set_content("See below.")
    mail.add_attachment(inner)
    found = read(mail.as_bytes())
    assert isinstance(found, MailIn)
    assert (found.text, found.left_out) == ("See below.", ("message/rfc822",))


def test_mail_whose_parts_are_lost_keeps_its_words() -> None:
    raw = b"From: a@b\nContent-Type: multipart/mixed\n\nYes, come at six.\n"
    assert read(raw).text == "Yes, come at six."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"x" * (MOST_BYTES + 1), Trouble.TOO_LARGE),
        (b"X: " + b"y" * 300_000, Trouble.TOO_LARGE),
        (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 2_000, Trouble.TOO_NESTED),
        (b"a: b\n\n" + b"\n--part\n" * 1_000, Trouble.TOO_NESTED),
        (b"a: b\n\n" + b"\n" * 700_000, Trouble.TOO_LONG),
        (b"a: b\n\n" + b"word " * 100_000, Trouble.TOO_LONG),
    ],
)
def test_what_would_cost_too_much_is_refused(raw: bytes, trouble: Trouble) -> None:
    assert read(raw) == trouble


def test_lines_that_a_program_broke_are_whole_again() -> None:
    flowed = "Come at \nsix, or \nlater.\n\n> old \n> words\n-- \nAlice"
    assert unflowed(flowed) == "Come at six, or later.\n\n> old \n> words\n-- \nAlice"
    assert unflowed("明日\n", joins_tight=True) == "明日\n"


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("grün".encode("latin1"), "iso-8859-1", "grün"),
        ("grün".encode(), "us-ascii", "grün"),
        (b"\x80 5", "iso-8859-1", "€ 5"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        ("grün".encode("latin1"), "no-such", "grün"),
        (b"uryyb", "rot13", "uryyb"),
        (b"a\0b", "utf-8", "ab"),
    ],
)
def test_bytes_are_read_as_they_were_meant(content: bytes, charset: str, text: str) -> None:
    assert in_letters(content, charset) == text
