"""What kind of file this is, told from its first bytes: names and headers sent with it lie."""

from __future__ import annotations

from enum import StrEnum

from lamppost.board.pictures import refusals


class Format(StrEnum):
    """The kinds that are decoded; the values are the names of Pillow's decoders."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    AVIF = "AVIF"


# Known only so that the refusal can name them: no decoder of theirs is ever called.
_UNWANTED = (
    (b"%PDF", "PDF"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\1\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"BM", "BMP"),
)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# An SVG may begin with a declaration, comments and a document type. It is a program, and
# never a photo.
_SVG_HEAD_BYTES = 1024


def wanted_format(body: bytes) -> Format:
    """The format of `body`. Raises PictureRefused when it is none that is decoded."""
    if body.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return Format.WEBP
    if body[4:8] == b"ftyp":
        return _format_of_container(body)
    raise _refusal(body)


def _format_of_container(body: bytes) -> Format:
    """HEIC, AVIF and films share one container; its list of brands tells them apart.

    Layout: length (4 bytes), "ftyp", main brand, version, further brands of 4 bytes each
    (ISO/IEC 14496-12, 4.3).
    """
    end = min(int.from_bytes(body[:4], "big"), 256)
    brands = {body[8:12]} | {body[at : at + 4] for at in range(16, end, 4)}
    if body[8:12] in _AVIF_BRANDS | _HEIF_BRANDS:
        # "mif1" only says "some still picture"; then the further brands say which.
        return Format.AVIF if brands & _AVIF_BRANDS else Format.HEIF
    raise refusals.not_a_picture()


def _refusal(body: bytes) -> refusals.PictureRefused:
    if b"<svg" in body[:_SVG_HEAD_BYTES].lower():
        return refusals.unwanted_format("SVG")
    for magic, name in _UNWANTED:
        if body.startswith(magic):
            return refusals.unwanted_format(name)
    return refusals.not_a_picture()
