"""What one browser may open before, or without, signing in. Kept in its session."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from lamppost.board.models import Ad, Draft
from lamppost.board.questions import AdQuestions, DraftQuestions
from lamppost.journal.actions import name_of

_DRAFTS = "drafts"
_MANAGED = "managed_ads"
_ASKED = "posting"
MOST_KEPT = 50


@dataclass(frozen=True)
class Browser:
    """A visitor and their session, asked together."""

    request: HttpRequest

    @property
    def _session(self) -> SessionBase:
        return self.request.session

    def drafts(self) -> DraftQuestions:
        keys = self._session.get(_DRAFTS, [])
        return Draft.objects.open_to(self.request.user, keys=keys)

    def remember_draft(self, draft: Draft) -> None:
        self._remember(_DRAFTS, str(draft.key))

    @property
    def managed(self) -> list[int]:
        """Ids of the ads whose manage link was opened here."""
        return list(self._session.get(_MANAGED, []))

    def manage(self, ad: Ad) -> None:
        self._remember(_MANAGED, ad.pk)

    def visible_ads(self) -> AdQuestions:
        return Ad.objects.visible_to(self.request.user, managed=self.managed)

    def readable_ads(self) -> AdQuestions:
        return Ad.objects.readable_by(self.request.user, managed=self.managed)

    def editable_ads(self) -> AdQuestions:
        return Ad.objects.editable_by(self.request.user, managed=self.managed)

    def maker(self, ad: Ad) -> str:
        """Who acts on an ad, for the journal: a person, or whoever holds its manage link."""
        user = self.request.user
        return name_of(user) if user.is_authenticated else f"link:{ad.pk}"

    def ask_to_post(self, draft: Draft, manage_url: str, title: str) -> None:
        """Notes that this draft is to go up once the code has been entered.

        `people` puts title and link into the mail that carries the code.
        """
        self._session[_ASKED] = {
            "draft": str(draft.key),
            "title": title,
            "manage_url": manage_url,
        }

    def take_wish_to_post(self, key: UUID) -> bool:
        """Whether this very draft was asked to go up; asked once, used once."""
        asked = self._session.get(_ASKED) or {}
        if asked.get("draft") != str(key):
            return False
        del self._session[_ASKED]
        return True

    def _remember(self, name: str, value: str | int) -> None:
        kept = [one for one in self._session.get(name, []) if one != value]
        self._session[name] = [*kept, value][-MOST_KEPT:]
