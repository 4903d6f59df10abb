"""One replica as one process knows it: how far it has come, and whether it is left out."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from django.db import Error

from lamppost.config.replicas.position import Standing

logger = logging.getLogger(__name__)

# A measurement costs two short questions; at this pace a process asks them four times a second,
# however many pages it answers.
FRESH_SECS = 0.25
RETRIES_AFTER_SECS = 5.0  # one that does not answer may cost whoever asks it the whole time-out

Measure = Callable[[str], Standing | None]


@dataclass
class Replica:
    """Measured by whoever comes first; the others take what is known and do not wait."""

    alias: str
    measure: Measure
    most_behind_secs: float
    standing: Standing | None = None
    measured: float = -math.inf
    left_out_until: float = -math.inf
    _measuring: Lock = field(default_factory=Lock, repr=False)

    def may_serve(self, least: int, steady: float) -> bool:
        """Whether a page may be read here that must show everything up to position `least`."""
        self._look_again(steady)
        standing = self.standing
        if standing is None:
            return False
        return standing.replayed >= least and self._is_near(standing)

    def _is_near(self, standing: Standing) -> bool:
        # With the primary gone, what a replica has is the newest there is.
        return standing.primary is None or standing.behind_secs() <= self.most_behind_secs

    def doubt(self) -> None:
        """Somebody lost a connection: the next page asks first."""
        self.measured, self.standing = -math.inf, None

    def _look_again(self, steady: float) -> None:
        is_due = steady >= max(self.measured + FRESH_SECS, self.left_out_until)
        if not is_due or not self._measuring.acquire(blocking=False):
            return
        try:
            self.measured = steady
            self.standing = self.measure(self.alias)
        except Error:
            # Its time-out must not be paid by every page.
            logger.warning("%s does not answer, and is left out for a while", self.alias)
            self.standing, self.left_out_until = None, steady + RETRIES_AFTER_SECS
        finally:
            self._measuring.release()
