"""What tests of pages do again and again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lamppost.board.manage_links import manage_token
from lamppost.board.models import Ad, Draft, Photo
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person
from lamppost.testing import make_ad


def just_now() -> datetime:
    return timezone.now() - timedelta(hours=1)


def fresh_ad(person: Person, title: str = "Blue kettle", **given: Any) -> Ad:
    """An ad that is up today, whatever day it is."""
    return make_ad(person, title, **{"posted": just_now(), **given})


def signed_in(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def manage_url(ad: Ad, address: str | None = None) -> str:
    return f"/manage/{manage_token(ad.begun_as, address or str(ad.persona.person.email))}/"


def managing(ad: Ad) -> Client:
    """A browser that opened the link in the mail, and is signed in nowhere."""
    client = Client()
    assert client.get(manage_url(ad)).status_code == 302
    return client


def hang_photo(holder: Ad | Draft, mark: str = "a", **given: Any) -> Photo:
    """A photo on an ad or a draft, with its files; the mark tells it from others."""
    digest = mark * 64
    for size in Size:
        name = storage_name(digest, size)
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(b"jpeg of " + mark.encode()))
    if isinstance(holder, Ad):
        Ad.objects.filter(pk=holder.pk, cover="").update(cover=digest)
        given["ad"] = holder
    else:
        given["draft"] = holder
    return Photo.objects.create(digest=digest, width=4, height=3, **given)


def upload(name: str = "kettle.jpg", shade: int = 0) -> SimpleUploadedFile:
    """A true picture, as a browser sends it."""
    data = saved(photo(96 + shade, 64))
    return SimpleUploadedFile(name, data, content_type="image/jpeg")
