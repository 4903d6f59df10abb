"""Every setting of a board: LAMPPOST_… variables, listed in docs/hosting/settings.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lamppost.config import env
from lamppost.config.databases import postgres, replica, sqlite
from lamppost.config.hotlines import cybertip_url, hotlines
from lamppost.config.made_of import *  # noqa: F403  settings, as those below
from lamppost.config.made_of import MIDDLEWARE
from lamppost.config.mail_door import mail_door
from lamppost.config.mail_hook import mail_hook
from lamppost.config.map_tiles import tiles_origin
from lamppost.config.own_keys import keys, one_key
from lamppost.config.search_languages import search_languages
from lamppost.config.second_house import second_house
from lamppost.config.sign_in import *  # noqa: F403  settings, as those below
from lamppost.config.sms_way import sms_countries, sms_way

django_stubs_ext.monkeypatch()

# --- What kind of board ---------------------------------------------------------------------

PACKAGE = Path(__file__).resolve().parent.parent
PROFILE = env.one_of("LAMPPOST_PROFILE", ("embedded", "server"))
ON_SERVER = PROFILE == "server"
DEMO = env.yes_no("LAMPPOST_DEMO", default=False)
DATA = Path(env.text("LAMPPOST_DATA", "data")).resolve()


def _own(file: str) -> Path | None:
    """Where a board on one machine keeps a key of its own; a server has to be given its keys."""
    return None if ON_SERVER else DATA / file


BOARD_NAME = env.text("LAMPPOST_NAME", "Lamppost")
BOARD_HOST = env.text("LAMPPOST_RUN_BY")
BOARD_CONTACT = env.text("LAMPPOST_CONTACT")
REDRESS = env.text("LAMPPOST_REDRESS")
EMERGENCY_NUMBER = env.text("LAMPPOST_EMERGENCY_NUMBER")
HELP_LINES = env.text("LAMPPOST_HELP_LINES")
JOURNAL_MAIL = env.text("LAMPPOST_JOURNAL_MAIL")
LISTEN_ADDRESS = env.text("LAMPPOST_ADDRESS", "127.0.0.1")
LISTEN_PORT = env.number("LAMPPOST_PORT", 8000)
WEB_PROCESSES = env.number("LAMPPOST_WEB_PROCESSES", 2)
BASE_URL = env.text("LAMPPOST_URL", f"http://127.0.0.1:{LISTEN_PORT}").rstrip("/")
COVERS = env.listed("LAMPPOST_COVERS", "US")
# The demo's story plays around Dayton: its pages measure and tell the time as people there do,
# until a host says that the board is somewhere else.
IN_OHIO = DEMO and not env.text("LAMPPOST_COVERS")
HOME_PLACE = env.text("LAMPPOST_HOME_PLACE", "Dayton, Ohio" if IN_OHIO else "")
CURRENCY = env.text("LAMPPOST_CURRENCY", "USD").upper()
DISTANCE_UNIT = env.one_of("LAMPPOST_DISTANCE_UNIT", ("mi", "km") if IN_OHIO else ("km", "mi"))
# Where "Leave at once" leads whoever is looked over the shoulder: a page that anybody might read.
QUICK_EXIT = env.text("LAMPPOST_QUICK_EXIT", "https://www.wikipedia.org/")
# Without tiles of the host's the map of a search shows land of its own: see hosting/map.md.
MAP_TILES = env.text("LAMPPOST_MAP_TILES")
MAP_CREDIT = env.text("LAMPPOST_MAP_CREDIT")
_tile_server = tiles_origin(MAP_TILES)
CATEGORIES_FILE = Path(env.text("LAMPPOST_CATEGORIES", str(PACKAGE / "board" / "categories.toml")))
ASKS_FILE = Path(env.text("LAMPPOST_ASKS", str(PACKAGE / "relay" / "asks.toml")))
SCREENING_FOLDER = Path(env.text("LAMPPOST_SCREENING", str(DATA / "screening")))

DEBUG = False
SECRET_KEY = one_key(env.secret("LAMPPOST_SECRET_KEY"), _own("secret-key"))
if not SECRET_KEY:
    raise env.WrongSetting("LAMPPOST_SECRET_KEY is not set. Make one with: openssl rand -base64 48")

_address = urlsplit(BASE_URL)
IS_HTTPS = _address.scheme == "https"
ALLOWED_HOSTS = [_address.hostname or "localhost", *env.listed("LAMPPOST_ALSO_AT")]
if not ON_SERVER:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

# --- Where things are kept --------------------------------------------------------------------

SEARCH_FOLDER = DATA / "search"  # of the embedded profile; the server's index is in its database
SEARCH_WINDOW = 64_000  # ads; see board/search/server/windows.py
CLOCK_IS_WATCHED = True  # tests do without: see meetings/clock.py
SEARCH_CATCHES_UP = False  # tests set it: a search first works off what is noted

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# The cache has a file of its own in the embedded profile, so that counting sign-in attempts
# does not wait for the lock on the ads.
DATABASES: dict[str, dict[str, Any]]
CACHES: dict[str, dict[str, Any]]
REPLICAS: list[str] = []
REPLICA_MOST_BEHIND_SECS = env.number("LAMPPOST_REPLICA_LAG_SECS", 10)
if ON_SERVER:
    DATABASES = {"default": postgres(env.secret("LAMPPOST_DATABASE"))}
    _replicas = env.secret("LAMPPOST_DATABASE_REPLICAS").replace(",", " ").split()
    if _replicas:
        DATABASES |= {f"replica{n}": replica(url) for n, url in enumerate(_replicas, start=1)}
        REPLICAS = [name for name in DATABASES if name != "default"]
        DATABASE_ROUTERS = ["lamppost.config.replicas.router.ReplicaRouter"]
        MIDDLEWARE.insert(
            MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware"),
            "lamppost.config.replicas.middleware.ReplicaMiddleware",
        )
    _redis = env.secret("LAMPPOST_CACHE")
    if not _redis:
        raise env.WrongSetting(
            "LAMPPOST_CACHE is not set. Write it as redis://host:6379/0 (Valkey or Redis)."
        )
    CACHES = {
        "default": {"BACKEND": "lamppost.core.server_cache.ServerCache", "LOCATION": _redis},
        "sessions": {"BACKEND": "lamppost.core.server_cache.SessionCache", "LOCATION": _redis},
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    SESSION_CACHE_ALIAS = "sessions"
else:
    DATABASES = {
        "default": sqlite(DATA / "board.sqlite3"),
        "cache": sqlite(DATA / "cache.sqlite3"),
    }
    DATABASE_ROUTERS = ["lamppost.config.cache_router.CacheRouter"]
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

_bucket = env.text("LAMPPOST_PHOTO_BUCKET")
_files: dict[str, Any] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": DATA / "photos"},
}
_s3: dict[str, Any] = {
    "BACKEND": "lamppost.core.bucket.Bucket",
    "OPTIONS": {
        "bucket_name": _bucket,
        "endpoint_url": env.text("LAMPPOST_PHOTO_ENDPOINT") or None,
        "access_key": env.secret("LAMPPOST_PHOTO_KEY_ID"),
        "secret_key": env.secret("LAMPPOST_PHOTO_SECRET"),
        "file_overwrite": True,
        "querystring_auth": False,
    },
}
STORAGES: dict[str, dict[str, Any]] = {
    "default": _s3 if _bucket else _files,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# Photos are for Lamppost to hand out, one by one, and not for others on the same machine.
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
# More than an ad has room for, so that one photo too many is told in a sentence and the rest
# of the form is taken, instead of the whole request being refused.
DATA_UPLOAD_MAX_NUMBER_FILES = 60

# --- People -----------------------------------------------------------------------------------

MFA_TOTP_ISSUER = BOARD_NAME
# Browsers allow passkeys on http://localhost alone; everywhere else they need HTTPS anyway.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
# How many proxies stand in front; without it, whoever asks could write any address they like.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("LAMPPOST_PROXIES", 0)

# --- Mail and jobs ----------------------------------------------------------------------------

# Every mail goes through the outbox of `notices`; MAIL_DELIVERY is what carries it from there.
EMAIL_BACKEND = "lamppost.notices.mail.OutboxBackend"
_smtp = urlsplit(env.secret("LAMPPOST_MAIL"))
EMAIL_HOST = _smtp.hostname or ""
EMAIL_PORT = _smtp.port or (465 if _smtp.scheme == "smtps" else 25)
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
MAIL_FOLDER = DATA / "mail"
MAIL_DELIVERY = (
    "django.core.mail.backends.smtp.EmailBackend"
    # A demo's mail stays here even where a relay is set: its people are at example.org, and
    # whoever finds it could have mail sent to strangers.
    if EMAIL_HOST and not DEMO
    else "lamppost.notices.mail.FolderBackend"
)
DEFAULT_FROM_EMAIL = env.text(
    "LAMPPOST_MAIL_FROM", f"{BOARD_NAME} <board@{_address.hostname or 'localhost'}>"
)

# Letters between people go out from addresses of this domain, and answers to them come back by
# the door of MAIL_IN, or are brought by the provider of MAIL_HOOK.
RELAY_DOMAIN = env.text("LAMPPOST_RELAY_DOMAIN", _address.hostname or "localhost").lower()
MAIL_IN = mail_door(env.text("LAMPPOST_MAIL_IN", "127.0.0.1:8025"))
MAIL_HOOK_SECRET = env.secret("LAMPPOST_MAIL_HOOK_SECRET")
MAIL_HOOK = mail_hook(env.text("LAMPPOST_MAIL_HOOK"), MAIL_HOOK_SECRET)
ANSWERS_BY_MAIL = MAIL_IN is not None or bool(MAIL_HOOK)
# A demo's texts stay here as its mails do: whoever finds it could have strangers texted.
SMS = "folder" if DEMO else sms_way(env.text("LAMPPOST_SMS"), is_tried=not EMAIL_HOST)
SMS_TOKEN = env.secret("LAMPPOST_SMS_TOKEN")
# What a service that brings texts to /hooks/texts/ shows; "" and there is no such address.
SMS_IN_TOKEN = env.secret("LAMPPOST_SMS_IN_TOKEN")
SMS_COUNTRIES = sms_countries(env.listed("LAMPPOST_SMS_COUNTRIES"), COVERS)
SMS_PER_DAY = env.number("LAMPPOST_SMS_PER_DAY", 200)

# Signs messages to browsers (web push). A new one silences every browser that agreed before.
PUSH_KEY = one_key(env.secret("LAMPPOST_PUSH_KEY"), _own("push-key"))
# Seals what lies unreadable in the database: the first of several seals, all of them open.
SEAL_KEYS = keys(env.secret("LAMPPOST_SEAL_KEY"), _own("seal-key"))
if not SEAL_KEYS:
    raise env.WrongSetting("LAMPPOST_SEAL_KEY is not set. Make one with: openssl rand -base64 48")
# Seals what must be kept (hosting/evidence.md): the first of several keys, all of them open.
EVIDENCE_FOLDER = Path(env.text("LAMPPOST_EVIDENCE", str(DATA / "evidence")))
EVIDENCE_KEYS = keys(env.secret("LAMPPOST_EVIDENCE_KEY"), _own("evidence-key"))
if ON_SERVER:
    # What must be kept is kept, even by a board that was set up before there was this key: then
    # one derived from the seal's does it, and `lamppost doctor` says so.
    EVIDENCE_KEYS += SEAL_KEYS
# Where a confirmed case of child safety is reported (hosting/child-safety.md).
CYBERTIP_URL = cybertip_url(env.text("LAMPPOST_CYBERTIP_URL", "https://report.cybertip.org/ispws"))
CYBERTIP_USER = env.secret("LAMPPOST_CYBERTIP_USER")
CYBERTIP_PASSWORD = env.secret("LAMPPOST_CYBERTIP_PASSWORD")
CYBERTIP_REPORTER = env.text("LAMPPOST_CYBERTIP_REPORTER", BOARD_CONTACT)
HOTLINES = hotlines(env.text("LAMPPOST_HOTLINES"))
# A board that climbs for this one's plans if it falls silent, and for which this one does
# (hosting/second-house.md). With the first of several keys messages are signed and sealed.
SECOND_HOUSE_KEYS = keys(env.secret("LAMPPOST_SECOND_HOUSE_KEY"), None)
SECOND_HOUSE = second_house(env.text("LAMPPOST_SECOND_HOUSE"), SECOND_HOUSE_KEYS, BASE_URL)
# Signs the facts that people take along: the first of several signs, all of them are published.
STATEMENT_KEYS = keys(env.secret("LAMPPOST_STATEMENT_KEY"), _own("statement-key"))
PUSH_TO_LOOPBACK = False  # for tests alone: elsewhere it would open the host's own machine

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# --- Pages ------------------------------------------------------------------------------------

LANGUAGE_CODE = env.text("LAMPPOST_LANGUAGE", "en")
LANGUAGES = [("en", _("English"))]
SEARCH_LANGUAGES = search_languages(env.listed("LAMPPOST_SEARCH_LANGUAGES"), LANGUAGE_CODE)
USE_TZ = True
TIME_ZONE = env.text("LAMPPOST_TIME_ZONE", "America/New_York" if IN_OHIO else "UTC")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *([_tile_server] if _tile_server else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "lamppost_session"
CSRF_COOKIE_NAME = "lamppost_csrf"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "lamppost.pages.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if IS_HTTPS:
    SECURE_SSL_REDIRECT = env.yes_no("LAMPPOST_HTTPS_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.number("LAMPPOST_HSTS_SECS", 60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if ALLAUTH_TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"routes": {"()": "lamppost.core.log_lines.RoutesOnly"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["routes"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LAMPPOST_LOG_LEVEL", "WARNING")},
}
