"""What normalising a text costs, and whether a text can be made to cost more.

    python -m benchmarks.screening.normalising

Processor time of one core. Says which bars are missed, and exits with 1 if one is. A text that
is nothing but tricks has to stay within the bar for long texts alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import process_time_ns

from lamppost.screening.normal import fold, normalise

BAR_THOUSAND_MS = 3.0  # p99, of 1,000 characters
BAR_LONG_MS = 40.0  # p99, of 20,000
BAR_FOLD_US = 40.0  # median, of 1,000 characters of ASCII
LONG = 20_000

ALL_TRICKS = "every trick"
TEXTS = {
    "an ad": (
        "Trek 7.2 FX bike, 2019, large frame\n"
        "Selling my commuter bike, bought new at a shop in Kettering for $650 and ridden two "
        "summers, about 1,200 miles. 24 speeds, disc brakes, 700c wheels, new chain and tyres "
        "(35 mm) in May. The frame has one scratch near the left pedal, see the third photo; "
        "everything else is as it should be. It fits people from 5'10\" to 6'2\". A lock, a pump "
        "and two lights go with it, and if you want them the panniers too, for 40 dollars more.\n"
        "Asking $380, or $420 with the panniers; I could swap for a road bike or a kayak. Cash "
        "or check, please no holds without a deposit. You can try it on the path behind the "
        "library on most evenings after 6, or Saturday 9 to 12. Write here, or call or text "
        "937-555-0142 if it is the same day. Specs are on the maker's page: "
        "https://www.trekbikes.com/us/en_US/7-2-fx/p/1234567 and there is more on bikeindex.org "
        "under its number. Thanks for reading, and ride safe!\n"
    ),
    "plain words": "We have one or two big rooms for three people near the point of the lake. ",
    "Russian": "Продаю велосипед в хорошем состоянии, самовывоз от метро. 450 €\n",
    "German": "Schöne größere Küche für Sie, sehr gut erhalten, fünf Jahre alt, 2.500 €. ",
    ALL_TRICKS: "c4sh a p p, th\u200bree oh five 7 3 6 5 o o o, pаypаl joe (at) gmail dot com\n",
}
# What somebody would repeat who wants a text to be slow to read.
HOSTILE = (
    "a", "\u200b", "a\u0301\u0316", "о", " ", "\n", "l ", "five ", "five", "5", "5 ", "5o", "a1",
    "305 736 5000 ", "105 136 5000 ", "a.", "@", "a@", "a@b.c ", "[", "(", "https://", "aо ",
    "https://a.com/?u=", "$", "1,234,", " dot ", "a dot ", " at gmail", "4@$a", "- ", "%25", "<a ",
    "[a](", "[url=a]", "xn--a.", "double ", "5️⃣", "🍒", "\u202e", "a b c d ", "a*", "www.a.com ",
    "a1aо", "1 usd ", "rent ", "gmail", "yahoo ", "l5 ", "\\", "ab.", "Ab.Cd ",
)  # fmt: skip


def main() -> int:
    missed = [*_ordinary(), *_hostile()]
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


def _ordinary() -> list[str]:
    missed = []
    print(f"{'text':14}{'fold 1k':>12}{'1k p50':>10}{'1k p99':>10}{'20k p99':>10}")
    for name, text in TEXTS.items():
        short, long = _cut(text, 1_000), _cut(text, LONG)
        folded = median(_times(fold, short, 300)) / 1_000
        times = _times(normalise, short, 300)
        middle, worst = median(times) / 1e6, _p99(times) / 1e6
        longest = _p99(_times(normalise, long, 20)) / 1e6
        print(f"{name:14}{folded:9.0f} µs{middle:7.2f} ms{worst:7.2f} ms{longest:7.1f} ms")
        if longest > BAR_LONG_MS or (worst > BAR_THOUSAND_MS and name != ALL_TRICKS):
            missed.append(name)
        if text.isascii() and folded > BAR_FOLD_US:
            missed.append(f"fold of {name}")
    return missed


def _hostile() -> list[str]:
    costs = [(min(_times(normalise, _cut(piece, LONG), 3)) / 1e6, piece) for piece in HOSTILE]
    costs.sort(reverse=True)
    print(f"\nslowest of {len(HOSTILE)} hostile texts of {LONG:,} characters, and twice as long")
    for cost, piece in costs[:5]:
        twice = min(_times(normalise, _cut(piece, 2 * LONG), 3)) / 1e6
        print(f"{piece!r:24}{cost:7.1f} ms{twice:7.1f} ms")
    return [repr(piece) for cost, piece in costs if cost > BAR_LONG_MS]


def _cut(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _times(of: Callable[[str], object], text: str, rounds: int) -> list[int]:
    of(text)  # tables are made at the first text
    times = []
    for _ in range(rounds):
        start = process_time_ns()
        of(text)
        times.append(process_time_ns() - start)
    return sorted(times)


def _p99(times: list[int]) -> int:
    return times[min(len(times) - 1, int(len(times) * 0.99))]


if __name__ == "__main__":
    sys.exit(main())
