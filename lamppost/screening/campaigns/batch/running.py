"""The steps of the batch path, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from lamppost.screening.campaigns.batch import blocks, linking
from lamppost.screening.campaigns.batch.pieces import Piece, place_piece
from lamppost.screening.campaigns.batch.tasks import Task, Tasks, tasks_of_dask
from lamppost.screening.campaigns.memory import MemoryTemplates
from lamppost.screening.campaigns.trying import told
from lamppost.screening.campaigns.values import Ad, Result

PIECE = 10_000  # ads: some seconds of work
BUCKETS = 16


def try_ads_in_batches(ads: Iterable[Ad], *, workers: int, piece: int = PIECE) -> Result:
    """As `try_ads`, on so many processes. Raises ImportError without the extra `batch`.

    Where `dask.distributed` has a client, its cluster does the work and `workers` says nothing.
    """
    every = list(ads)
    with tasks_of_dask(workers) as run:
        placed = run.kept(
            [run.task(place_piece, run.value(part), at) for at, part in _parted(every, piece)]
        )
        pieces, backgrounds = [one[0] for one in placed], [one[1] for one in placed]
        ends = [0, *accumulate(run.done([run.task(_size, one) for one in pieces]))]
        pieces = [run.task(_numbered, one, at) for one, at in zip(pieces, ends, strict=False)]
        tops = run.value(blocks.blocks(_links(run, pieces, backgrounds, ends)))
        return _told(_groups(run, pieces, backgrounds, ends, tops), every)


def _links(
    run: Tasks, pieces: Sequence[Task], backgrounds: Sequence[Task], ends: Sequence[int]
) -> list[tuple[int, int]]:
    many = len(pieces)
    keys = run.exchanged(
        [run.task(linking.keys_by_bucket, one, BUCKETS) for one in pieces], BUCKETS
    )
    held = run.exchanged([run.task(linking.shared, parts) for parts in keys], many)
    asks = list(zip(pieces, backgrounds, held, strict=True))
    wanted = run.exchanged([run.task(linking.wanted, *ask, ends) for ask in asks], many)
    gives = zip(pieces, wanted, strict=True)
    given = run.exchanged([run.task(linking.give, *give) for give in gives], many)
    found = run.done(
        [run.task(linking.links, *ask, seen) for ask, seen in zip(asks, given, strict=True)]
    )
    return [link for links in found for link in links]


def _groups(
    run: Tasks,
    pieces: Sequence[Task],
    backgrounds: Sequence[Task],
    ends: Sequence[int],
    tops: Task,
) -> list[blocks.Group]:
    both = zip(pieces, backgrounds, strict=True)
    background = run.task(blocks.summed, [run.task(blocks.counted, *one, tops) for one in both])
    given = run.exchanged(
        [run.task(blocks.members_by_piece, one, tops, ends) for one in pieces], len(pieces)
    )
    found = run.done(
        [
            run.task(blocks.groups, one, tops, parts, background)
            for one, parts in zip(pieces, given, strict=True)
        ]
    )
    return sorted((group for groups in found for group in groups), key=lambda one: one[1][0][0])


def _told(groups: Iterable[blocks.Group], ads: Sequence[Ad]) -> Result:
    """The store calls ads by their places too: two that came under one id are two."""
    store = MemoryTemplates()
    names = [f"{at}:{ad.id}" for at, ad in enumerate(ads)]
    number_at: dict[int, int] = {}
    for template, members in groups:
        (first, founder), *others = members
        number = store.found(template, replace(founder, id=names[first]))
        for at, member in others:
            store.join(number, template, replace(member, id=names[at]))
        number_at |= {at: number for at, _member in members}
    return told(
        [(ad.id, number_at[at]) for at, ad in enumerate(ads)],
        store,
        {name: ad.text for name, ad in zip(names, ads, strict=True)},
        {name: ad.id for name, ad in zip(names, ads, strict=True)},
    )


def _parted(ads: Sequence[Ad], piece: int) -> list[tuple[int, Sequence[Ad]]]:
    return [(at, ads[at : at + piece]) for at in range(0, len(ads), piece)]


def _size(piece: Piece) -> int:
    return len(piece.locals)


def _numbered(piece: Piece, first: int) -> Piece:
    return replace(piece, first=first)
