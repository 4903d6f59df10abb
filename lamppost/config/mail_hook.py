"""Who brings the mails that people answer with over HTTP (LAMPPOST_MAIL_HOOK)."""

from __future__ import annotations

from importlib.util import find_spec

from lamppost.config.env import WrongSetting

MAILGUN, POSTMARK = "mailgun", "postmark"
_SHORTEST = 16  # letters of a secret that nobody guesses


def mail_hook(given: str, secret: str) -> str:
    """The provider's name; "" for a board that no mail is brought to. Raises WrongSetting."""
    provider = given.lower()
    if not provider:
        return ""
    if provider not in {MAILGUN, POSTMARK}:
        raise WrongSetting(f"LAMPPOST_MAIL_HOOK is {given!r}. Write {MAILGUN} or {POSTMARK}.")
    if len(secret) < _SHORTEST or not secret.isascii():
        raise WrongSetting(
            "LAMPPOST_MAIL_HOOK_SECRET is not set or is shorter than 16 letters. Without it "
            "anybody could bring mails in anybody's name: see docs/hosting/mail-in.md."
        )
    if provider == POSTMARK and not all(secret.partition(":")):
        raise WrongSetting("LAMPPOST_MAIL_HOOK_SECRET for Postmark is written as name:password.")
    if find_spec("anymail") is None:
        raise WrongSetting("LAMPPOST_MAIL_HOOK needs one package more: pip install django-anymail.")
    return provider
