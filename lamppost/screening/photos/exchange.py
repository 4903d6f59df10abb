"""Lists in the formats of Meta's ThreatExchange, read by its own package where it is installed.

Lines of "pdq HASH", as its command line writes and reads them; and JSON as its interface answers:
one object, an array, or one object on each line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lamppost.screening.photos.listed import LeftOut, Listed, UnreadableList, pdq_of

_MISSING = (
    "Lists in ThreatExchange's formats are read by its package, which is not installed (172 MB): "
    "pip install threatexchange. A CSV file needs nothing."
)


def read_exchange(file: Path) -> Iterator[Listed | LeftOut]:
    """Every PDQ hash that holds; what was withdrawn or disputed is left out.

    Raises UnreadableList, also where the package is missing.
    """
    try:
        is_json = file.read_text(encoding="utf-8-sig").lstrip()[:1] in {"{", "["}
        signals = _of_json(file) if is_json else _of_lines(file)
    except ImportError as error:
        raise UnreadableList(_MISSING) from error
    except UnicodeDecodeError as error:
        raise UnreadableList(f"{file} is not UTF-8, from byte {error.start} on.") from error
    for number, signal in enumerate(signals, start=1):
        try:
            yield Listed(pdq_of(signal))
        except ValueError as wrong:
            yield LeftOut(f"hash {number}", str(wrong))


def _of_lines(file: Path) -> list[str]:
    from threatexchange.exchanges.impl.file_api import (
        FileCollaborationConfig,
        LocalFileSignalExchangeAPI,
    )
    from threatexchange.signal_type.pdq.signal import PdqSignal

    config = FileCollaborationConfig(name=file.name, filename=str(file.resolve()))
    exchange = LocalFileSignalExchangeAPI.for_collab(config)
    signals: list[str] = []
    for delta in exchange.fetch_iter([PdqSignal], None):
        signals += (text for kind, text in delta.updates if kind == PdqSignal.get_name())
    return signals


def _of_json(file: Path) -> list[str]:
    from threatexchange.exchanges.clients.fb_threatexchange.threat_updates import ThreatUpdateJSON
    from threatexchange.exchanges.fetch_state import SignalOpinionCategory
    from threatexchange.exchanges.impl.fb_threatexchange_api import (
        FBThreatExchangeIndicatorRecord,
    )
    from threatexchange.signal_type.pdq.signal import PdqSignal

    signals: dict[str, None] = {}
    for raw in _records(file):
        try:
            update = ThreatUpdateJSON({"should_delete": False, **raw})
            if update.threat_type != PdqSignal.INDICATOR_TYPE:
                continue
            record = FBThreatExchangeIndicatorRecord.from_threatexchange_json(0, update)
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableList(
                f"{file}: a record is not as ThreatExchange answers ({error!r})."
            ) from error
        # Later records take back earlier ones.
        signals.pop(update.indicator, None)
        held = record.get_as_opinions() if record else ()
        if any(one.category == SignalOpinionCategory.POSITIVE_CLASS for one in held):
            signals[update.indicator] = None
    return list(signals)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    text = file.read_text(encoding="utf-8-sig")
    try:
        whole = [json.loads(text)]
    except ValueError:
        whole = [_line(file, number, line) for number, line in enumerate(text.splitlines(), 1)]
    for part in whole:
        records = part.get("data", [part]) if isinstance(part, dict) else part
        yield from (record for record in records or () if isinstance(record, dict))


def _line(file: Path, number: int, line: str) -> Any:  # noqa: ANN401  whatever JSON holds
    try:
        return json.loads(line) if line.strip() else []
    except ValueError as error:
        raise UnreadableList(f"{file}, line {number}: this is not valid JSON.") from error
