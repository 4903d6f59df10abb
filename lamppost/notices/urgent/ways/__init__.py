"""How a message goes out, a module for each channel."""

from __future__ import annotations

from lamppost.notices.models import Channel
from lamppost.notices.urgent.ways.apprise import AppriseService
from lamppost.notices.urgent.ways.mail import Mail
from lamppost.notices.urgent.ways.push import Push
from lamppost.notices.urgent.ways.sms import Sms
from lamppost.notices.urgent.ways.way import Way

WAYS: dict[str, type[Way]] = {
    Channel.MAIL: Mail,
    Channel.SMS: Sms,
    Channel.PUSH: Push,
    Channel.APPRISE: AppriseService,
}
