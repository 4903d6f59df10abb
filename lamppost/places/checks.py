"""What stops the board from starting: a file of map tiles that it cannot use."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, register

from lamppost.places.tile_source import NotPictures, archive


@register()
def check_tiles(**_kwargs: object) -> list[CheckMessage]:
    """Every command of Django's runs this first."""
    try:
        archive()
    except NotPictures:
        sentence = (
            "LAMPPOST_MAP_TILES names a file that is not PMTiles, version 3, with pictures in it "
            "(PNG, JPEG, WebP or AVIF). Vector tiles cannot be shown."
        )
        return [Error(sentence, id="places.E001")]
    return []
