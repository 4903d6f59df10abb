"""allauth's pages, as far as we want them: nothing about passwords, no second way to join."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path
from django.views.generic import RedirectView

from lamppost.people.entry import CodeView, enter, says_422
from lamppost.people.proof import ProofView
from lamppost.people.sessions import end_session

urlpatterns = [
    path("enter/", enter, name="account_request_login_code"),
    path("enter/code/", CodeView.as_view(), name="account_confirm_login_code"),
    # allauth goes to "account_login" from many places.
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_request_login_code", query_string=True),
        name="account_login",
    ),
    path("logout/", allauth.logout, name="account_logout"),
    path("closed/", allauth.account_inactive, name="account_inactive"),
    path("proof/", ProofView.as_view(), name="account_reauthenticate"),
    path("address/", says_422(allauth.email), name="account_email"),
    path(
        "address/code/",
        says_422(allauth.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("steps/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("sessions/<int:pk>/end/", end_session, name="usersessions_end"),
]
