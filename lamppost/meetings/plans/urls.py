from __future__ import annotations

from django.urls import path, register_converter

from lamppost.meetings.plans.converters import PlanId
from lamppost.meetings.plans.views import by_link, codes, home, leaving, running, writing

register_converter(PlanId, "plan")

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", writing.new, name="new"),
    path("codes/", codes.codes, name="codes"),
    path("codes/forgotten/", codes.forgotten, name="codes_forgotten"),
    path("leave/", leaving.leave, name="leave"),
    path("pulse/", running.pulse, name="pulse"),
    path("check/<str:token>/", by_link.check, name="check"),
    path("<plan:public_id>/", running.plan, name="plan"),
    path("<plan:public_id>/edit/", writing.edit, name="edit"),
    path("<plan:public_id>/ready/", writing.ready, name="ready"),
    path("<plan:public_id>/discard/", writing.discard, name="discard"),
]
