"""The pages of child safety: for trained people alone, whatever their rank."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.limits import Limit
from lamppost.journal.actions import name_of, record
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children import actions
from lamppost.moderation.children.packaging import package_of
from lamppost.moderation.children.reporting import ask_to_send, note_report
from lamppost.moderation.children.showing import CasePage, case_rows, page_of, veiled_picture
from lamppost.moderation.models import ChildCase, Steward
from lamppost.moderation.models.children import WORDS_LENGTH
from lamppost.moderation.stewards import for_stewards

JPEG = "image/jpeg"


@require_safe
@for_stewards(trained=True)
def listing(request: HttpRequest, steward: Steward) -> HttpResponse:
    context = {"rows": case_rows(steward.person, timezone.now())}
    return render(request, "moderation/children/list.html", context)


# It hides a thing at once: more of them in an hour are no careful looking.
OPENING = Limit("open_child_case", times=20, per_secs=60 * 60)


@require_POST
@for_stewards()
def opening(request: HttpRequest, steward: Steward) -> HttpResponse:
    """From any queue: whoever reviews gives a thing to this path, and sees no more of it."""
    subject = request.POST.get("subject", "")
    try:
        OPENING.spend(str(steward.pk))
        actions.refuse_what_nobody_reviews(subject)
        case = actions.open_case(subject, source=Source.OWN, by=steward.person, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("moderation:queue")
    if steward.is_trained:
        return redirect("moderation:child_case", case.pk)
    messages.success(request, _("It is hidden, and with people who are trained to look at it."))
    return redirect("moderation:queue")


@require_safe
@for_stewards(trained=True)
def page(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    return _page(request, steward, _case(steward, number))


@require_safe
@for_stewards(trained=True)
def veiled(request: HttpRequest, steward: Steward, number: int, photo: int) -> HttpResponse:
    """Some grey spots: what there is before anybody has asked to see it."""
    data = _photo(_case(steward, number, *actions.UNDECIDED), photo)
    return HttpResponse(veiled_picture(data), content_type=JPEG)


@require_safe
@for_stewards(trained=True)
def shown(request: HttpRequest, steward: Steward, number: int, photo: int) -> HttpResponse:
    """Only for whoever has asked to see it, which is written down."""
    case = _case(steward, number, *actions.UNDECIDED)
    if not case.views.filter(photo=photo, by=name_of(steward.person)).exists():
        raise Http404
    return HttpResponse(_photo(case, photo), content_type=JPEG)


def _case(steward: Steward, number: int, *states: ChildCase.State) -> ChildCase:
    """One that is not about themselves, in one of these states, or in any."""
    found = ChildCase.objects.exclude(person=name_of(steward.person))
    return get_object_or_404(found, pk=number, state__in=states or ChildCase.State.values)


def _photo(case: ChildCase, photo: int) -> bytes:
    try:
        photos = actions.exhibit_in(case).photos
    except Refused:
        raise Http404 from None
    if not 1 <= photo <= len(photos) or not photos[photo - 1].data:
        raise Http404
    return photos[photo - 1].data


@require_POST
@for_stewards(trained=True)
def showing(request: HttpRequest, steward: Steward, number: int, photo: int) -> HttpResponse:
    case = _case(steward, number)
    try:
        actions.show_photo(case, photo, by=steward.person, at=timezone.now())
    except Refused as refused:
        return _page(request, steward, case, refused.sentence)
    return redirect("moderation:child_case", number)


@require_POST
@for_stewards(trained=True)
def decision(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    case = _case(steward, number)
    now = timezone.now()
    try:
        if request.POST.get("choice") == "not_confirmed":
            actions.not_confirm(case, by=steward.person, at=now)
        else:
            actions.confirm(
                case,
                request.POST.get("incident", ""),
                _typed(request, "words"),
                urgent_words=_typed(request, "urgent_words"),
                by=steward.person,
                at=now,
            )
    except Refused as refused:
        return _page(request, steward, case, refused.sentence)
    return redirect("moderation:child_case", number)


@require_safe
@for_stewards(trained=True)
def package(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    """The documents of the report, to be kept or to be reported by hand; without the photos."""
    confirmed = (ChildCase.State.CONFIRMED, ChildCase.State.REPORTED)
    case = _case(steward, number, *confirmed)
    now = timezone.now()
    try:
        made = package_of(case).zipped(now)
    except Refused as refused:
        return _page(request, steward, case, refused.sentence)
    record("child_case.package_taken", case, by=steward.person, at=now)
    answer = HttpResponse(made, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="report-{case.pk}.zip"'
    return answer


@require_POST
@for_stewards(trained=True)
def report(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    case = _case(steward, number)
    now = timezone.now()
    try:
        if "send" in request.POST:
            ask_to_send(case, by=steward.person, at=now)
            messages.success(request, _("It is on its way. This page says when it has arrived."))
        else:
            note_report(case, _typed(request, "report_id"), by=steward.person, at=now)
    except Refused as refused:
        return _page(request, steward, case, refused.sentence)
    return redirect("moderation:child_case", number)


def _typed(request: HttpRequest, name: str) -> str:
    return without_nul(request.POST.get(name, "")).replace("\r\n", "\n")[:WORDS_LENGTH]


def _page(
    request: HttpRequest, steward: Steward, case: ChildCase, problem: str = ""
) -> HttpResponse:
    shown: CasePage = page_of(case, steward.person, timezone.now())
    context = {
        "page": shown,
        "case": case,
        "problem": problem,
        "longest": WORDS_LENGTH,
        "typed": request.POST,
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "moderation/children/case.html", context, status=status)
