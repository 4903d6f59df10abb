from __future__ import annotations

from django.urls import include, path

from lamppost.moderation import views
from lamppost.moderation.opinions import views as opinions

app_name = "moderation"
urlpatterns = [
    path("review/children/", include("lamppost.moderation.children.urls")),
    path("", include("lamppost.moderation.reports.urls")),
    path("review/evidence/", include("lamppost.moderation.evidence.urls")),
    path("review/authorities/", include("lamppost.moderation.authorities.urls")),
    path("review/", include("lamppost.moderation.queue.urls")),
    path("decisions/", views.log, name="log"),
    path("decisions/log.csv", views.log_csv, name="log_csv"),
    path("decisions/report/", views.report, name="report"),
    path("decisions/report.csv", views.report_csv, name="report_csv"),
    path("decisions/authorities.csv", views.authorities_csv, name="report_authorities"),
    path("decisions/report.pdf", views.report_as_pdf, name="report_pdf"),
    path("review/agreement/", opinions.agreement, name="agreement"),
    path("review/agreement.csv", opinions.agreement_file, name="agreement_csv"),
    path("review/", include("lamppost.moderation.reviewing.urls")),
    path("", include("lamppost.moderation.reasons.urls")),
    path("terms/", include("lamppost.moderation.terms.urls")),
]
