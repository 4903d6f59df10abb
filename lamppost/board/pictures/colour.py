"""Colours as the web shows them: every kind of pixel and profile to 8-bit sRGB."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

# 65535 / 255: the darkest and the lightest of 16 bits become those of 8.
_SIXTEEN_TO_EIGHT = 257
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def in_plain_mode(image: Image.Image) -> Image.Image:
    """`image` as L, RGB, RGBA or CMYK, with 8 bits to the channel."""
    if image.mode.startswith("I"):
        # Pillow's own conversion cuts off instead of scaling: all but the blackest is white.
        return image.convert("I").point(lambda value: value / _SIXTEEN_TO_EIGHT).convert("L")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    # Converting to the same mode would copy: 240 MB for the largest picture that is taken.
    if image.mode in {wanted, "CMYK"} or (image.mode == "L" and wanted == "RGB"):
        return image
    return image.convert(wanted)


def in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The colours of an L, RGB, RGBA or CMYK `image` in sRGB, read by its ICC `profile`.

    A profile that is broken or meant for other pixels is passed over, as viewers do: the
    colours are then a little off, which is better than no photo.
    """
    opaque = image.convert("RGB") if image.mode == "RGBA" else image
    if isinstance(profile, bytes) and profile:
        try:
            return _translated(opaque, profile)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return opaque.convert("RGB")


def _translated(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    translated = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    return translated or image
