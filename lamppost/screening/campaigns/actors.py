"""Who stands behind the accounts of a template: those of one person count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lamppost.screening.campaigns.values import Member

UNKNOWN = "?"  # before the id of an ad whose account is not known
ONE_PERSON = 2  # accounts that state one contact: more than two are an agency, or a hand at work


def actors(members: Sequence[Member], holders: Mapping[str, int]) -> dict[str, str]:
    """For each account the one that stands for its person: the first of them by name.

    Two accounts are one person's if all ads of both that state a contact state one that no third
    account of the board states. Accounts that take turns with several numbers are not merged.
    holders: accounts by contact, over the whole board, where it is known.
    """
    people = _Together(member.account for member in members)
    always = _always(members)
    for contact, accounts in sharers(members).items():
        are_few = len(accounts) == ONE_PERSON >= holders.get(contact, 0)
        if are_few and all(contact in always[account] for account in accounts):
            people.join(*accounts)
    for accounts_alike in _unknown(members):
        for account in accounts_alike[1:]:
            people.join(accounts_alike[0], account)
    return people.heads()


def _unknown(members: Iterable[Member]) -> Iterable[list[str]]:
    """Accounts that nobody named, by a contact that they state or by the very same text.

    Without a name nothing says that they are different people; this says that they are not.
    """
    found: defaultdict[object, list[str]] = defaultdict(list)
    for member in members:
        if member.account.startswith(UNKNOWN):
            found[member.codes, member.written].append(member.account)
            for contact in member.contacts:
                found[contact].append(member.account)
    return found.values()


def _always(members: Iterable[Member]) -> dict[str, set[str]]:
    """The contacts that are in each of an account's ads that states any."""
    found: dict[str, set[str]] = {}
    for member in members:
        if member.contacts:
            stated = set(member.contacts)
            found[member.account] = found.get(member.account, stated) & stated
    return found


def sharers(members: Iterable[Member]) -> dict[str, list[str]]:
    """The accounts that state each contact, in order of name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        for contact in member.contacts:
            found[contact].add(member.account)
    return {contact: sorted(accounts) for contact, accounts in found.items()}


class _Together:
    """Union-find; of several names the first in order stands for all, however they were joined."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self._head(one), self._head(other)))
        self._above[high] = low

    def heads(self) -> dict[str, str]:
        return {name: self._head(name) for name in self._above}

    def _head(self, name: str) -> str:
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name
