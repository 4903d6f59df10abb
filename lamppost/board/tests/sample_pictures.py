"""Pictures that the tests make for themselves, with secrets in every place that formats have."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from lamppost.board.pictures import opening  # noqa: F401  so that HEIC can be written, too

SECRET = b"Alice 7 Elm St"
# The name of the built-in profile, as it stands inside it; as long as the secret.
_PROFILE_NAME = "sRGB built-in".encode("utf-16-be")
_PROFILE_SECRET = SECRET.decode()[:13].encode("utf-16-be")
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>" + SECRET + b"</dc:creator></x:xmpmeta>"
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    body = BytesIO()
    image.save(body, kind, **options)
    return body.getvalue()


def photo(width: int = 96, height: int = 64) -> Image.Image:
    """Something to look at: two slopes of colour and an edge."""
    across = Image.linear_gradient("L").resize((width, height))
    down = across.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    around = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, around, down))


def secret_exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.ImageDescription] = SECRET.decode()
    exif[Base.Artist] = SECRET.decode()
    exif.get_ifd(IFD.Exif)[Base.UserComment] = SECRET
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitude: (39.0, 57.0, 9.0), GPS.GPSAreaInformation: SECRET}
    )
    return exif.tobytes()


def secret_profile() -> bytes:
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(_PROFILE_NAME, _PROFILE_SECRET)


def swapped_profile() -> bytes:
    """An RGB profile in which red is green and green is red."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def secret_jpeg() -> bytes:
    """Exif with GPS and thumbnail, XMP, IPTC, comment, profile, MPF, and a film behind it."""
    body = saved(photo(), exif=secret_exif(), comment=SECRET, xmp=XMP, icc_profile=secret_profile())
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET) + 5)
    iptc += b"\x1c\x02\x5a" + struct.pack(">H", len(SECRET)) + SECRET
    thumbnail = b"JFXX\0\x10" + saved(photo(32, 32), comment=SECRET)
    extra = _segment(0xED, iptc) + _segment(0xE0, thumbnail)
    extra += _segment(0xE2, b"MPF\0" + SECRET) + _segment(0xEF, SECRET)
    return body[:2] + extra + body[2:] + b"\0\0\0\x18ftypmp42" + SECRET


def secret_png() -> bytes:
    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add(b"prVt", SECRET, after_idat=True)
    body = saved(photo(), "PNG", pnginfo=info, exif=secret_exif(), icc_profile=secret_profile())
    return body + SECRET


def secret_in(kind: str) -> bytes:
    if kind == "JPEG":
        return secret_jpeg()
    if kind == "PNG":
        return secret_png()
    profile = secret_profile()
    return saved(photo(), kind, exif=secret_exif(), xmp=XMP, icc_profile=profile)


def png_chunk(name: bytes, body: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + crc


def raw_png(width: int, height: int, *, depth: int, colour: int, rows: bytes = b"") -> bytes:
    """A PNG written by hand, for pixels that Pillow reads but does not write."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunks + png_chunk(b"IEND", b"")


def held(orientation: int, corners: dict[tuple[int, int], str], size: int = 40) -> Image.Image:
    """What a camera stores when it is held so that Exif says `orientation`.

    `corners` are the colours to be seen, by (x, y) in {0, 1}: the picture is twice as wide
    as high. Placed by the words of the standard (which side row 0 and column 0 are), and
    not by turning, so that the code under test is not checked against itself.
    """
    row_0, column_0 = {
        1: ("top", "left"), 2: ("top", "right"), 3: ("bottom", "right"), 4: ("bottom", "left"),
        5: ("left", "top"), 6: ("right", "top"), 7: ("right", "bottom"), 8: ("left", "bottom"),
    }[orientation]  # fmt: skip
    place: Callable[[str, int, int], int] = lambda side, x, y: {  # noqa: E731
        "left": x, "right": 1 - x, "top": y, "bottom": 1 - y,
    }[side]  # fmt: skip
    wide, high = (2 * size, size) if orientation < 5 else (size, 2 * size)
    image = Image.new("RGB", (2 * wide, 2 * high))
    for (x, y), colour in corners.items():
        column, row = place(column_0, x, y), place(row_0, x, y)
        box = (column * wide, row * high, (column + 1) * wide, (row + 1) * high)
        image.paste(colour, box)
    return image
