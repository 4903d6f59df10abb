"""Cases of child safety: is somebody there who may look, and does anybody?"""

from __future__ import annotations

from datetime import datetime

from lamppost.config.doctor.finding import Findings, ok, wrong
from lamppost.moderation.models import ChildCase, Steward


def check_child_safety(now: datetime) -> Findings:
    waiting = ChildCase.objects.filter(state=ChildCase.State.OPEN)
    yield from judge_child_safety(
        open_cases=waiting.count(),
        late=waiting.filter(look_by__lte=now).count(),
        unsent=ChildCase.objects.filter(state=ChildCase.State.CONFIRMED)
        .exclude(trouble="")
        .count(),
        trained=Steward.objects.filter(trained__isnull=False).count(),
    )


def judge_child_safety(*, open_cases: int, late: int, unsent: int, trained: int) -> Findings:
    if open_cases and not trained:
        yield wrong(
            "children.nobody",
            f"Cases of child safety: {open_cases:,}, and nobody is trained to look at them.",
            "lamppost steward add ADDRESS --trained (docs/hosting/child-safety.md)",
        )
    elif late:
        yield wrong(
            "children.late",
            f"Cases of child safety that nobody has looked at within the hour: {late:,}.",
            "Call those who are trained: /review/children/",
        )
    if unsent:
        yield wrong(
            "children.unsent",
            f"Reports to the CyberTipline that did not arrive: {unsent:,}.",
            "Their pages say why. The law counts from when you learnt of it.",
        )
    if not late and not unsent and (trained or not open_cases):
        yield ok("children.late", f"No case of child safety is late. Trained: {trained:,}.")
