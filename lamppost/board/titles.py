"""What a search is called."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from lamppost.board.search.asked import Asked


def title_of(asked: Asked) -> str:
    """ "“bike” in Bicycles near Dayton", with as much of it as was asked."""
    what = asked.category.name if asked.category else _("All ads")
    words = asked.query.words.strip()
    if words:
        what = (
            _("“%(words)s” in %(category)s") % {"words": words, "category": what}
            if asked.category
            else _("“%(words)s”") % {"words": words}
        )
    if asked.query.near:
        what = _("%(what)s near %(place)s") % {"what": what, "place": asked.query.near.place.name}
    if asked.query.window or asked.query.cell:
        what = _("%(what)s in one piece of the map") % {"what": what}
    return what


def title_of_map(asked: Asked) -> str:
    """Without the piece that it began with: a map is moved on from there."""
    return title_of(replace(asked, query=replace(asked.query, window=None, cell="")))
