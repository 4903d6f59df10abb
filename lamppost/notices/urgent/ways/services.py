"""Which services a person may have themselves told by, of those that apprise knows.

Left out is what touches the board's own machine (files, syslog, desktops), what speaks to any
address in any words (json, xml, form), and what does not encrypt.
"""

from __future__ import annotations

import logging

from apprise import Apprise, AppriseAsset, NotifyBase, PersistentStoreMode
from django.conf import settings
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused

LENGTH = 500
# Whoever reads an address of a service can write in its owner's name. Both of these log it, or
# the path of a request, which holds the same: they say nothing, whatever the log's level.
for _name in ("apprise", "urllib3"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
# Services with hosts of their own: nothing in the address changes where we connect to.
_PUBLIC = """
    46elks atalk bulksms chanify clickatell clicksend d7sms dingtalk discord feishu flock
    freemobile gchat groupme guilded httpsms ifttt join kook lark line msg91 msgbird nexmo
    onesignal opsgenie pagerduty pagertree pbul plivo pover prowl psafers push pushed pushme
    pushplus pushy revolt ryver schan seven signl4 simplepush sinch slack smsmanager spike
    spugpush spush squadcast telnyx tgram threema twilio twist viber voipms vonage webex wecombot
    whapi whatsapp wxpusher wxteams
"""
# Services on a host that its user names: reached by HTTPS at a public address (reaching.py).
_OWN_HOST = "barks gotifys hassios matrixs mmosts nctalks ntfys rockets signals zulip"
SCHEMES = frozenset([*_PUBLIC.split(), *_OWN_HOST.split()])


class ServiceRefused(Refused):
    """An address of a service that the board does not send to."""

    code = "service_refused"


def check_apprise_url(text: str) -> str:
    """The address, without blanks around it. Raises ServiceRefused with a sentence."""
    text = text.strip()
    service_at(text)
    return text


def service_at(address: str) -> NotifyBase:
    """Raises ServiceRefused."""
    scheme = address.partition("://")[0].lower()
    if scheme not in _schemes():
        raise ServiceRefused(
            _("We cannot send to this service. Write an address as apprise has it, tgram://… say.")
        )
    if "?" in address or len(address) > LENGTH or not address.isascii():
        # Options behind "?" name files, switch off encryption's checks, or wait for minutes.
        raise ServiceRefused(
            _("Write the address without anything behind a question mark, and in plain letters.")
        )
    service = _instance(address)
    if service is None:
        raise ServiceRefused(_("This address is not complete. Look it up in apprise's list."))
    if len(service) > 1:
        raise ServiceRefused(_("This address leads to several places. Write one of them."))
    return service


def _schemes() -> frozenset[str]:
    return SCHEMES | {"ntfy"} if settings.PUSH_TO_LOOPBACK else SCHEMES


def _instance(address: str) -> NotifyBase | None:
    try:
        return Apprise.instantiate(address, asset=_asset(), suppress_exceptions=True)
    except (TypeError, ValueError, AttributeError):  # of a part that a service did not foresee
        return None


def _asset() -> AppriseAsset:
    """Says nothing of apprise, keeps nothing, follows nobody."""
    return AppriseAsset(
        app_id=settings.BOARD_NAME,
        app_desc=settings.BOARD_NAME,
        app_url=settings.BASE_URL,
        image_url_mask="",
        image_url_logo="",
        async_mode=False,
        secure_logging=True,
        http_redirects=False,
        storage_mode=PersistentStoreMode.MEMORY,
        allow_templates=False,
        plugin_paths=[],
    )
