"""A stranger's file in, a picture that is safe to publish out: upright, small and nameless.

A phone writes where and when a photo was taken, with what, and often by whom, in half a
dozen places of the file. A seller's photo of a sofa would tell everybody where the sofa
stands. So nothing of the file is kept but the colours of its pixels.
"""

from lamppost.board.pictures.cleaning import CleanPicture, clean_picture
from lamppost.board.pictures.kept import kept_picture
from lamppost.board.pictures.refusals import (
    MAX_BYTES,
    MAX_PIXELS,
    MIN_SIDE_PX,
    PictureRefused,
)
from lamppost.board.pictures.sizes import Size
from lamppost.board.pictures.storage import storage_name

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "MIN_SIDE_PX",
    "CleanPicture",
    "PictureRefused",
    "Size",
    "clean_picture",
    "kept_picture",
    "storage_name",
]
