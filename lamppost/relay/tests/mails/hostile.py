"""Mails that mean harm, or come from broken programs: the same ones for the same seed."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from random import Random

ODD_BYTES = b'\0\x01\x07\x1b\x7f\x80\x9f\xc3\xe2\x80\xae\xf0\xff\xfe\r\n\t <>"\\;=?'
CHARSETS = (
    "utf-7,utf-16,utf-32,punycode,idna,unicode_escape,raw_unicode_escape,rot13,base64,zlib,bz2,hex,"
    "uu,mbcs,undefined,koi8-r,shift_jis,iso-2022-jp,big5,x-unknown,utf-8\0,'a b',latin1"
)


def hostile_mail(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    """A mail made from an honest one, spoilt in one to three ways."""
    for _ in range(random.randint(1, 3)):
        raw = random.choice(WAYS)(random, raw, secrets)
    return raw


def _flip(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(random.randint(1, 40)):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def _insert(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    for _ in range(random.randint(1, 10)):
        at = random.randrange(len(raw) + 1)
        raw = raw[:at] + bytes(random.choices(ODD_BYTES, k=random.randint(1, 30))) + raw[at:]
    return raw


def _cut(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    return raw[: random.randrange(len(raw) + 1)]


def _repeat(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    at = random.randrange(len(raw) + 1)
    piece = raw[at : at + random.randint(1, 60)]
    return raw[:at] + piece * random.randint(2, 300) + raw[at:]


def _junk(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    return random.randbytes(random.randint(0, 5_000))


def _head(random: Random, raw: bytes, header: bytes) -> bytes:
    return header + b"\r\n" + raw


def _charset(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    charset = random.choice(CHARSETS.split(",")).encode()
    kind = random.choice([b"text/plain", b"text/html", b"text", b"multipart/mixed", b"/"])
    encoding = random.choice([b"base64", b"quoted-printable", b"8bit", b"x-uuencode", b"\xff"])
    return _head(
        random,
        re.sub(rb"(?im)^(content-.*|mime-version.*)\r?\n", b"", raw),
        b"Content-Type: %s; charset=%s; format=flowed\r\nContent-Transfer-Encoding: %s"
        % (kind, charset, encoding),
    )


def _nested(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    depth = random.choice([3, 15, 25, 29, 40, 300, 2_000])
    kind = random.choice([b"mixed", b"alternative", b"related", b"report", b"digest"])
    levels = (
        b"Content-Type: multipart/%s; boundary=b%d\r\n\r\n--b%d\r\n" % (kind, n, n)
        for n in range(depth)
    )
    head, _blank, body = raw.partition(b"\n\n")
    return re.sub(rb"(?im)^content-type:.*\r?\n", b"", head + b"\n") + b"".join(levels) + body


def _many_parts(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    count = random.choice([10, 499, 600, 20_000])
    return b"Content-Type: multipart/mixed; boundary=b\r\n" + raw + b"\r\n--b\r\n" * count


def _huge(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    size = random.choice([20_000, 150_000, 1_000_000])
    line = random.choice(
        [b"word " * 12 + b"\n", b"x" * 900 + b"\n", b"<div>", b"> q\n", b"\n", b"&#"]
    )
    return raw + line * (size // len(line))


def _huge_header(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    value = random.choice([b"=?utf-8?q?", b"a@b,", b'"\\', b"(", b"\n ", b"<", b";a*0*="])
    name = random.choice([b"From", b"Subject", b"To", b"Content-Type", b"Message-ID", b"X"])
    return _head(random, raw, name + b": " + value * random.choice([100, 5_000, 30_000]))


def _loop(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    headers = [b"X-Lamppost-Relay: 1", b"\r\n".join([b"Received: by x"] * 70), b"Precedence: list"]
    return _head(random, raw, random.choice(headers))


def _injected(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    words = [
        b"Subject: =?utf-8?q?x=0D=0ABcc:_all=40example.org?=",
        b"From: =?utf-8?b?%s?= <a@b.example>" % base64.b64encode(b"x\r\nBcc: all@example.org"),
        b"Message-ID: <x@y>\r\n\tz\0\xff",
        b'Content-Disposition: attachment; filename="../../../etc/passwd\r\n\tX: y"',
        b"Reply-To: mallory@example.net",
        b"Sender: alice@example.org",
    ]
    return _head(random, raw, random.choice(words))


def _spoofed(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    """Somebody else's address in every place that a program might take one from."""
    secret = random.choice(secrets).encode()
    headers = [b"To", b"Cc", b"Delivered-To", b"X-Original-To", b"Envelope-To", b"References"]
    lines = [b"%s: <%s@127.0.0.1>" % (header, secret) for header in headers]
    raw = re.sub(rb"(?im)^to:.*\r?\n", b"", raw)
    return b"\r\n".join(lines) + b"\r\n" + raw + b"\r\nhttp://127.0.0.1/letters/mute/%s/\n" % secret


def _quoting(random: Random, raw: bytes, secrets: list[str]) -> bytes:
    """The history in a form that no table knows, with the masked address in it."""
    secret = random.choice(secrets).encode()
    signs = random.choice([b"| ", b"", b">", b"\xc2\xa0> ", b"<b>", b": "])
    return raw + b"\n" + b"\n".join(signs + b"%s@127.0.0.1 wrote" % secret for _ in range(4))


WAYS: list[Callable[[Random, bytes, list[str]], bytes]] = [
    _flip,
    _insert,
    _cut,
    _repeat,
    _junk,
    _charset,
    _nested,
    _many_parts,
    _huge,
    _huge_header,
    _loop,
    _injected,
    _spoofed,
    _quoting,
]
