"""Whether mail leaves the board."""

from __future__ import annotations

import smtplib
import socket
from collections import Counter
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.urls import reverse

from lamppost.config.doctor.finding import Findings, ok, warn, wrong
from lamppost.config.doctor.of_settings import is_this_machine
from lamppost.notices.models import Channel, Dispatch, Notice

LATE = timedelta(minutes=30)
URGENT_LATE = timedelta(minutes=2)  # the contact's next way has been climbed by then
LOOKS_BACK = timedelta(days=7)


def check_mail(now: datetime) -> Findings:
    if settings.DEMO:
        yield ok("mail.folder", "No mail leaves a demonstration: it is read at /demo/mail/.")
        return
    if not settings.EMAIL_HOST:
        yield from _judge_folder(settings.BASE_URL)
        return
    try:
        relay = get_connection(settings.MAIL_DELIVERY)
        relay.open()  # connects, encrypts, says EHLO, signs in
        relay.close()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(
            "mail.relay",
            f"The mail relay {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}, does not take "
            f"mail from here ({type(error).__name__}). Nobody can sign in.",
            "Look at LAMPPOST_MAIL (docs/hosting/settings.md) and at the relay's own log.",
        )
    else:
        yield ok("mail.relay", f"The mail relay {settings.EMAIL_HOST} answers.")


def _judge_folder(url: str) -> Findings:
    sentence = f"No mail leaves this board: it is kept in {settings.MAIL_FOLDER}."
    if is_this_machine(urlsplit(url).hostname or ""):
        yield warn("mail.folder", sentence, "To send mail, set LAMPPOST_MAIL.")
    else:
        yield wrong(
            "mail.folder", f"{sentence} Nobody else can sign in.", "Set LAMPPOST_MAIL to a relay."
        )


def check_mail_in(now: datetime) -> Findings:
    door = settings.MAIL_IN
    if settings.MAIL_HOOK:
        address = settings.BASE_URL + reverse("relay:mail_hook")
        yield ok("mail.hook", f"Answers to letters are brought by {settings.MAIL_HOOK}: {address}")
        if door is None:
            return
    if door is None:
        yield warn(
            "mail.in",
            "The board takes no mail in: people answer letters on the page alone.",
            "To let them answer by mail, set LAMPPOST_MAIL_IN (docs/hosting/mail-in.md).",
        )
        return
    try:
        socket.create_connection((door.address, door.port), timeout=5).close()
    except OSError as error:
        yield wrong(
            "mail.in",
            f"Nothing listens at {door.address}, port {door.port} ({type(error).__name__}): "
            "people are told to answer letters by mail, and their answers do not arrive.",
            "Run “lamppost serve”, or “lamppost mail” beside the other parts; or set "
            "LAMPPOST_MAIL_IN to nothing.",
        )
    else:
        yield ok("mail.in", f"Answers to letters come in at {door.address}, port {door.port}.")


def check_notices(now: datetime) -> Findings:
    waiting = Notice.objects.filter(state=Notice.State.WAITING, written__lt=now - LATE).count()
    failed = Notice.objects.filter(state=Notice.State.FAILED, written__gte=now - LOOKS_BACK).count()
    yield from judge_notices(waiting=waiting, failed=failed)


def judge_notices(*, waiting: int, failed: int) -> Findings:
    if waiting:
        yield wrong(
            "notices.late",
            f"Messages that have waited for more than half an hour: {waiting}.",
            "See above whether the mail relay, the worker and the watcher are well.",
        )
    else:
        yield ok("notices.late", "No message is late.")
    if failed:
        yield warn(
            "notices.failed",
            f"Messages of the last seven days that could not be delivered at all: {failed}.",
            "A few are wrong addresses. Many mean that the relay turns the board away: ask it why.",
        )


def check_urgent(now: datetime) -> Findings:
    """By channel: one that hangs holds up no other, and it is that one which is to be mended."""
    waiting = Dispatch.objects.filter(
        state=Dispatch.State.WAITING, written__lt=now - URGENT_LATE
    ).values_list("channel", flat=True)
    failed = Dispatch.objects.filter(
        state=Dispatch.State.FAILED, written__gte=now - LOOKS_BACK
    ).values_list("channel", flat=True)
    yield from judge_urgent(waiting=Counter(waiting), failed=Counter(failed))


def judge_urgent(*, waiting: Counter[str], failed: Counter[str]) -> Findings:
    if waiting:
        yield wrong(
            "urgent.late",
            "Urgent messages that have waited for more than two minutes: "
            f"{_by_channel(waiting)}. Somebody may be missed and nobody told.",
            "See above whether the watcher and the mail relay are well; the watcher's log says "
            "what each channel answers.",
        )
    else:
        yield ok("urgent.late", "No urgent message is late.")
    if failed:
        yield warn(
            "urgent.failed",
            "Urgent messages of the last seven days that could not be handed over in time: "
            f"{_by_channel(failed)}.",
            "A few are wrong addresses. Many by one channel mean that it does not work.",
        )


def _by_channel(counted: Counter[str]) -> str:
    return ", ".join(
        f"{counted[channel]} by {channel.label.lower()}" for channel in Channel if counted[channel]
    )
