"""The addresses of alerts, within those of the board."""

from __future__ import annotations

from django.urls import path

from lamppost.board.alerts.views import asking, devices, mine, stopping

urlpatterns = [
    path("alerts/new/", asking.new, name="new_alert"),
    path("alerts/sent/", asking.sent, name="alert_sent"),
    path("alerts/confirm/<str:token>/", asking.confirm, name="confirm_alert"),
    path("alerts/manage/<str:token>/", mine.manage, name="manage_alerts"),
    path("alerts/stop/<str:token>/", stopping.stop, name="stop_alerts"),
    path("my/alerts/", mine.my_alerts, name="my_alerts"),
    path("my/alerts/devices/", devices.devices, name="alert_devices"),
    path("my/alerts/undo/", mine.put_back, name="put_back_alert"),
    path("my/alerts/<uuid:key>/", mine.change, name="change_alert"),
    path("my/alerts/<uuid:key>/pause/", mine.pause, name="pause_alert"),
    path("my/alerts/<uuid:key>/end/", mine.end, name="end_alert"),
    path("push-worker.js", devices.worker, name="push_worker"),
]
