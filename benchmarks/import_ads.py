"""How many ads a second an import takes without photos, in the embedded profile.

    PYTHONPATH=. python benchmarks/import_ads.py [--ads 20000]

Writes a file of its own making, an eighth of it with letters beyond ASCII, and imports it into a
fresh SQLite board: once new, once unchanged, once with every tenth ad changed. Then exports it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COVERS = "US-OH"
LETTERS = "bcdfglmnprstv"
VOWELS = "aeiou"
ACCENTED = str.maketrans("aeiou", "áéíöü")
WORDS_IN_TEXT = 200  # about 1,200 letters, as the ads of a large housing board have


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ads", type=int, default=20_000)
    ads = parser.parse_args().ads
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ads.jsonl"
        env = os.environ | {"LAMPPOST_DATA": folder, "LAMPPOST_COVERS": COVERS}
        run(env, "migrate", "-v0")
        run(env, "migrate", "-v0", "--database", "cache")
        run(env, "places")
        started = run(env, "import", str(write(file, 0)))
        print(f"{ads:,} ads of some 1,200 letters; {started:.1f} s to start the command")
        for what, changed in (("new", 0), ("unchanged", 0), ("a tenth changed", 1)):
            tell(what, ads, run(env, "import", str(write(file, ads, changed))) - started)
        tell("export", ads, run(env, "export", str(Path(folder) / "out.jsonl")) - started)


def tell(what: str, ads: int, secs: float) -> None:
    print(f"{what:16}{ads / secs:8,.0f} ads/s")


def run(env: dict[str, str], *words: str) -> float:
    """Seconds that the command takes."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "lamppost", *words]
    subprocess.run(command, env=env, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - begin


def write(file: Path, ads: int, changed: int = 0) -> Path:
    """The same ads each time, but for every tenth if changed."""
    chance = random.Random(ads)
    vocabulary = [word(chance) for _ in range(3_000)]
    with file.open("w", encoding="utf-8") as out:
        for number in range(ads):
            text = " ".join(chance.choices(vocabulary, k=WORDS_IN_TEXT))
            if number % 8 == 0:
                text = text.translate(ACCENTED)
            edition = changed if number % 10 == 0 else 0
            row = {
                "external_id": number,
                "category": "flats",
                "title": " ".join(chance.choices(vocabulary, k=7)),
                "text": f"{text}. Edition {edition}.",
                "price": chance.randrange(300, 4_000),
                "price_kind": "per_month",
                "fields": {"bedrooms": chance.randrange(5), "furnished": chance.random() < 0.3},
                "lat": 39.75 + chance.gauss(0, 0.1),
                "lng": -84.19 + chance.gauss(0, 0.1),
                "posted": f"2025-0{chance.randrange(1, 9)}-11T12:00:00Z",
                "poster": chance.randrange(ads // 20 + 1),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return file


def word(chance: random.Random) -> str:
    pairs = range(chance.randrange(1, 5))
    return "".join(chance.choice(LETTERS) + chance.choice(VOWELS) for _ in pairs)


if __name__ == "__main__":
    main()
