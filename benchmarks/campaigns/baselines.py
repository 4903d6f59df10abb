"""What others do with text alone: MinHash over words or runs of words, every pair one cluster.

    PYTHONPATH=. python -m benchmarks.campaigns.baselines ads.jsonl lines.jsonl bag

No parts of it are used by Lamppost; it is here to compare with in the same run.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from rensa import RMinHash, RMinHashLSH

from benchmarks.campaigns.files import read, write

HASHES, BANDS, ALIKE = 128, 32, 0.5
RUNS = {"bag": 1, "shingles": 3}
_WORD = re.compile(r"\w+")


def main() -> None:
    file, out, way = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    ads = list(read(file))
    root = clusters([f"{ad.get('title', '')} {ad['text']}" for ad in ads], RUNS[way])
    accounts: dict[int, set[str]] = defaultdict(set)
    for number, ad in enumerate(ads):
        accounts[root[number]].add(str(ad.get("account") or ad["id"]))
    write(
        out,
        (
            {"id": ad["id"], "template": root[n], "flagged": len(accounts[root[n]]) > 1}
            for n, ad in enumerate(ads)
        ),
    )


def clusters(texts: list[str], run: int) -> list[int]:
    """The number of the cluster of each text: whatever a chain of alike pairs holds together."""
    index = RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=BANDS)
    hashes: list[RMinHash] = []
    root = list(range(len(texts)))
    for number, text in enumerate(texts):
        words = _WORD.findall(text.lower())
        runs = {" ".join(words[at : at + run]) for at in range(max(1, len(words) - run + 1))}
        one = RMinHash(num_perm=HASHES, seed=1)
        one.update(sorted(runs))
        for other in index.query(one):
            if one.jaccard(hashes[other]) >= ALIKE:
                root[_top(root, number)] = _top(root, other)
        index.insert(number, one)
        hashes.append(one)
    return [_top(root, number) for number in range(len(texts))]


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


if __name__ == "__main__":
    main()
