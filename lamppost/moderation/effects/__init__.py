"""What a decision does to a thing: changed, written down and told in one transaction."""

from lamppost.moderation.effects.doing import allowing, do, edition_of, restore, restriction_of
from lamppost.moderation.effects.kinds import Changed, Gone, NotSo

__all__ = ["Changed", "Gone", "NotSo", "allowing", "do", "edition_of", "restore", "restriction_of"]
