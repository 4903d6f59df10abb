"""Where what waits comes from: a file for each queue, and nothing is copied."""

from __future__ import annotations

from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources import (
    ads,
    appeals,
    campaigns,
    children,
    letters,
    opinions,
    reports,
)
from lamppost.moderation.queue.sources.source import Source

SOURCES: dict[Queue, Source] = {
    source.queue: source
    for source in (
        children.SOURCE,
        reports.SOURCE,
        campaigns.SOURCE,
        ads.SOURCE,
        letters.SOURCE,
        appeals.SOURCE,
        opinions.SOURCE,
    )
}
