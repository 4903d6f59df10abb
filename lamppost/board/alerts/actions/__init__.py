"""Everything that a person or the clock can do to an alert."""

from lamppost.board.alerts.actions.asking import (
    AlertGone,
    TooManyAlerts,
    ask_for_alert,
    confirm_alert,
    make_alert,
)
from lamppost.board.alerts.actions.devices import add_device, remove_device
from lamppost.board.alerts.actions.ending import (
    end_alert,
    forget_unconfirmed_alerts,
    put_back,
    stop_alerts,
)
from lamppost.board.alerts.actions.keeping import (
    adopt,
    change_alert,
    pause_alert,
    resume_alert,
)

__all__ = [
    "AlertGone",
    "TooManyAlerts",
    "add_device",
    "adopt",
    "ask_for_alert",
    "change_alert",
    "confirm_alert",
    "end_alert",
    "forget_unconfirmed_alerts",
    "make_alert",
    "pause_alert",
    "put_back",
    "remove_device",
    "resume_alert",
    "stop_alerts",
]
