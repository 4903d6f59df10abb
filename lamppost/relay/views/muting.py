"""One click that stops the mails of a conversation, by a person or by their mail program."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.people.limits import too_many
from lamppost.relay.actions import mute
from lamppost.relay.models import Side

# A link has 130 bits. Nobody opens this many by hand; a mail scanner of a large company might.
OPENING = Limit("open_mute_link", times=300, per_secs=60 * 60)


# A mail program sends the POST without cookies (RFC 8058), so the secret in the link is all
# there is to check; and whoever has it was mailed it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mute_mails(request: HttpRequest, secret: str) -> HttpResponse:
    """A GET, which mail scanners make too, shows the button; a POST mutes."""
    try:
        OPENING.spend(client_address(request))
    except TooOften:
        return too_many(request)
    side = Side.objects.filter(mail_secret=secret).select_related("conversation").first()
    if side is None:
        raise Http404
    is_done = request.method == "POST"
    if is_done:
        mute(side, on=True)
    found = {"is_done": is_done, "title": side.conversation.ad_title}
    return render(request, "relay/mute_mails.html", found)
