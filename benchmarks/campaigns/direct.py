"""Finds campaigns in a file that this package wrote, without the command and its reading of files.

    PYTHONPATH=. python -m benchmarks.campaigns.direct ads.jsonl lines.jsonl templates.jsonl [N]

N: workers, for the batch path.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.campaigns.files import read, write
from lamppost.screening.campaigns.trying import try_ads
from lamppost.screening.campaigns.values import Ad, Shown


def main() -> None:
    file, lines, templates = (Path(name) for name in sys.argv[1:4])
    found = try_ads(map(_ad, read(file)))
    write(lines, (asdict(line) for line in found.lines))
    write(templates, _shown(found.templates))


def _ad(row: dict[str, Any]) -> Ad:
    title = row.get("title")
    return Ad(
        id=row["id"],
        text=f"{title}\n{row['text']}" if title else row["text"],
        account=row.get("account", ""),
        contacts=(row["contact"],) if row.get("contact") else (),
        place=row.get("place", ""),
        posted=_moment(row.get("posted")),
        photos=(row["photo"],) if row.get("photo") else (),
    )


def _moment(written: str | int | None) -> datetime | None:
    if written is None:
        return None
    if isinstance(written, int):
        return datetime.fromtimestamp(written, UTC)
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shown(templates: tuple[Shown, ...]) -> Iterator[dict[str, Any]]:
    for one in templates:
        yield {
            "template": one.template,
            "flagged": one.scored.flagged,
            "parts": [asdict(part) for part in one.parts],
            "ads": [member.id for member in one.members],
        }


if __name__ == "__main__":
    main()
