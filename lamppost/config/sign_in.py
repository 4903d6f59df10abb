"""How people sign in, which no host sets: codes by mail, passkeys, apps, and how often to try."""

from __future__ import annotations

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/my/ads/"
ACCOUNT_ADAPTER = "lamppost.people.adapter.PeopleAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "lamppost.people.forms.EnterForm",
    "confirm_login_code": "lamppost.people.forms.CodeForm",
    "add_email": "lamppost.people.forms.NewAddressForm",
    "confirm_email_verification_code": "lamppost.people.forms.AddressCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Eight digits: five tries at each of at most 20 codes a day find one in a million.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
# Of addresses that ask (ip), and of addresses that are mailed to (key): nobody's mailbox is
# filled from here, and nobody tries many addresses. Whole households share an ip.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "10/m/ip,60/h/ip,4/10m/key,20/d/key",
    "confirm_email": "4/10m/key,20/d/key",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "login_failed": "10/m/ip,5/5m/key",
}
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}
MFA_ADAPTER = "lamppost.people.second_step.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "lamppost.people.forms.SecondStepForm",
    "reauthenticate": "lamppost.people.forms.SecondStepAgainForm",
    "activate_totp": "lamppost.people.forms.AddAppForm",
    "add_webauthn": "lamppost.people.forms.AddPasskeyForm",
    "edit_webauthn": "lamppost.people.forms.RenamePasskeyForm",
}
MFA_TOTP_TOLERANCE = 1  # a code typed as the half minute ends, or on a clock a little off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
