"""What others take for the same pages, with a million ads and four connections.

Median and 95th percentile in ms; server, database and client on the same two cores. Measured in
2026 with Osclass 5.2, Shopclass 6.2 and django-classified 1.3, each set up as its makers say.
"""

from __future__ import annotations

PEERS: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "home": ((93, 140), (861, 1_071), (20_094, 22_371)),
    "category": ((437, 557), (779, 891), (4_304, 6_059)),
    "category, page 90": ((656, 853), (840, 1_021), (3_748, 3_878)),
    "city": ((1_669, 2_649), (464, 744), (2_160, 3_640)),
    "common word": ((12_557, 27_152), (4_193, 10_316), (6_770, 7_364)),
    "medium word": ((1_189, 17_364), (989, 9_902), (6_070, 8_386)),
    "rare word": ((146, 209), (125, 170), (6_621, 10_394)),
    "two words": ((13_784, 29_101), (1_329, 3_160), (6_831, 8_533)),
    "word + category + city": ((10_592, 24_696), (8_040, 19_913), (1_390, 1_776)),
    "an ad": ((1_270, 16_253), (505, 1_665), (603, 1_219)),
    "post an ad": ((128, 198), (138, 188), (179, 287)),
}


def best_peer(page: str) -> int:
    """The shortest median in ms."""
    return min(median for median, _p95 in PEERS[page])


def times_as_many(page: str, requests_a_sec: float, connections: int) -> float:
    """How many times the best peer's requests a second. Of the peers only the median is known:
    with so many connections, each waiting for its answer, they manage about as many a median."""
    return requests_a_sec / (connections * 1000 / best_peer(page))
