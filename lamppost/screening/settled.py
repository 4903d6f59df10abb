"""What screening keeps for good is not looked through again for what can be thrown away."""

from __future__ import annotations

import gc
from functools import cache


@cache
def settle() -> None:
    """Once, when the tables of all checks have been read.

    They are some hundred thousand objects that live as long as the program. To walk them takes
    the collector 80 to 100 ms, in the middle of the screening of whoever is unlucky.
    """
    gc.freeze()
