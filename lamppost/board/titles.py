"""What a search is called."""

from __future__ import annotations

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
        return _("%(what)s near %(place)s") % {"what": what, "place": asked.query.near.place.name}
    return what
