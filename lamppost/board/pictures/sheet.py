"""A fresh white sheet onto which only the colours of a picture are carried."""

from __future__ import annotations

from PIL import Image

from lamppost.board.pictures.colour import in_plain_mode, in_srgb
from lamppost.board.pictures.sizes import Size, shrunk
from lamppost.board.pictures.upright import upright


def clean_sheet(image: Image.Image) -> Image.Image:
    """`image`, at most as large as Size.LARGE, upright, opaque, in sRGB, without metadata.

    1. Bring odd kinds of pixel to 8 bits of grey, RGB, RGBA or CMYK.
    2. Shrink, so that what follows costs little whatever the size of the upload.
    3. Translate the colours to sRGB.
    4. Paste onto a new sheet. Pillow writes what hangs on an image (comment, profile, XMP)
       into the file; on the new sheet hangs nothing.
    5. Turn it upright.
    """
    small = shrunk(in_plain_mode(image), Size.LARGE.longest_px)
    alpha = small.getchannel("A") if small.mode == "RGBA" else None
    sheet = Image.new("RGB", small.size, "white")
    sheet.paste(in_srgb(small, image.info.get("icc_profile")), mask=alpha)
    return upright(sheet, like=image)
