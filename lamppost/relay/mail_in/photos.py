"""Photos that came in a mail, cleaned and kept as those that are uploaded."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from lamppost.relay.actions import LetterPicture
from lamppost.relay.mail_in.values import Attached
from lamppost.relay.models import Side
from lamppost.relay.pictures import keep_uploads, pictures_of


def keep_photos(files: Sequence[Attached], side: Side) -> tuple[list[LetterPicture], list[str]]:
    """The photos, and a sentence for each file that is none."""
    uploads = [SimpleUploadedFile(file.name, file.content) for file in files]
    tokens, problems = keep_uploads(uploads, have=[], spender=f"side {side.pk}")
    return pictures_of(tokens), problems
