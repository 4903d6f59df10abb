"""What a picture may not be, and the sentence that its sender reads then."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused

# Photos from today's phones are 2 to 12 MB; a 48-megapixel one may reach 20.
MAX_BYTES = 25_000_000
# The largest common phone photo has 50 megapixels. A pixel costs 4 bytes while it is open.
MAX_PIXELS = 60_000_000
# Below this there is nothing to see: such files are tracking dots and broken exports.
MIN_SIDE_PX = 32


class PictureRefused(Refused):
    """This file cannot be one of an ad's photos. Its sentence never quotes the file."""

    code = "picture_refused"


def empty() -> PictureRefused:
    return PictureRefused(_("This file is empty. Choose the photo again."), code="picture_empty")


def too_heavy() -> PictureRefused:
    sentence = _("This file is larger than %(limit)d MB. Send the photo in a smaller size.")
    return PictureRefused(sentence % {"limit": MAX_BYTES // 1_000_000}, code="picture_too_heavy")


def too_many_pixels() -> PictureRefused:
    sentence = _(
        "This picture has more than %(limit)d megapixels. Make it smaller and add it again."
    )
    return PictureRefused(
        sentence % {"limit": MAX_PIXELS // 1_000_000}, code="picture_too_many_pixels"
    )


def too_small() -> PictureRefused:
    sentence = _("This picture is less than %(limit)d pixels across. Choose a larger one.")
    return PictureRefused(sentence % {"limit": MIN_SIDE_PX}, code="picture_too_small")


def broken() -> PictureRefused:
    return PictureRefused(
        _("This picture is damaged or incomplete. Save it anew on your device and add that."),
        code="picture_broken",
    )


def not_a_picture() -> PictureRefused:
    return PictureRefused(
        _("This file is not a photo. Choose a JPEG, PNG, WebP, HEIC or AVIF picture."),
        code="picture_not_a_picture",
    )


def unwanted_format(name: str) -> PictureRefused:
    sentence = _("%(format)s files cannot be shown here. Save the picture as JPEG and add it.")
    return PictureRefused(sentence % {"format": name}, code="picture_format")
