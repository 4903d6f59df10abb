"""Where the file of a picture lies."""

from __future__ import annotations

import re

from lamppost.board.pictures.sizes import Size

_DIGEST = re.compile(r"[0-9a-f]{64}")


def storage_name(digest: str, size: Size) -> str:
    """The name to store one size under, like "ab/cd/abcd…-m.jpg".

    Two levels of 256 folders: a million pictures are some fifty files to a folder, which
    every file system lists quickly. Raises ValueError for what is not a digest, so that no
    path of somebody else's making is ever opened.
    """
    if not _DIGEST.fullmatch(digest):
        raise ValueError("not a sha256 digest in lower-case hex")
    return f"{digest[:2]}/{digest[2:4]}/{digest}-{size}.jpg"
