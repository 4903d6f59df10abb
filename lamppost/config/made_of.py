"""What a board is made of, which no host sets: rooms, templates, what a request passes through."""

from __future__ import annotations

from typing import Any

INSTALLED_APPS = [
    "lamppost.config",
    "lamppost.demo",
    "lamppost.pages",
    "lamppost.moderation",
    "lamppost.meetings",
    "lamppost.relay",
    "lamppost.board",
    "lamppost.screening",
    "lamppost.places",
    "lamppost.standing",
    "lamppost.people",
    "lamppost.journal",
    "lamppost.notices",
    "lamppost.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lamppost.core.body_limit.BodyLimit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lamppost.core.compress.GZipText",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lamppost.people.sessions.OwnAnswersMiddleware",
    "lamppost.people.sessions.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "lamppost.config.urls"
WSGI_APPLICATION = "lamppost.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lamppost.core.context.board",
            ],
        },
    }
]
FORM_RENDERER = "lamppost.core.form_look.FormLook"
