from __future__ import annotations

from django.urls import path, register_converter

from lamppost.moderation.reports import marking, receipts, views


class Receipt:
    """See models.cases.new_receipt."""

    regex = "[A-Za-z0-9_-]{20,30}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Receipt, "receipt")

urlpatterns = [
    path("report/ad/<int:pk>/", views.report_ad, name="report_ad"),
    path("report/photo/<int:pk>/", views.report_photo, name="report_photo"),
    path("report/person/<slug:public_id>/", views.report_person, name="report_person"),
    path("report/letter/<int:pk>/", views.report_letter, name="report_letter"),
    path(
        "report/conversation/<mask:public_id>/",
        views.report_conversation,
        name="report_conversation",
    ),
    path("report/receipt/<receipt:receipt>/", receipts.receipt, name="receipt"),
    path("review/reports/<int:number>/made-up/<int:pk>/", marking.made_up, name="report_made_up"),
    path("my/reports/", receipts.mine, name="my_reports"),
]
