"""Django's settings. What an operator may change stands in `giaoban.site.environment`; nothing else is read from outside."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban import __version__
from giaoban.site import environment as env

DATA_DIR = env.data_folder()
FILES_DIR = DATA_DIR / "files"
WORKBOOKS_DIR = DATA_DIR / "workbooks"  # what people asked for in Excel, kept for a day; no part of a backup
LETTERS_DIR = DATA_DIR / "letters"  # letters that were put together, kept for a day; no part of a backup
AUDIT_KEY_FILE = DATA_DIR / "audit.key"
AUDIT_HEADS_FILE = DATA_DIR / "audit.heads"
GIAOBAN_VERSION = __version__

SECRET_KEY = env.secret(DATA_DIR)
DEBUG = env.DEBUG.is_on()
DEMO = env.DEMO.is_on()
ALLOWED_HOSTS = [name for name in env.NAMES.value().split(",") if name]
JOB_LEASE_SECONDS = env.whole(env.JOB_LEASE)
NOTICE_DAYS = env.whole(env.NOTICE_DAYS)
ROOT_URLCONF = "giaoban.site.urls"
WSGI_APPLICATION = "giaoban.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "giaoban.web",  # its templates stand before those of django-allauth
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "giaoban.office.jobs",
    "giaoban.office.audit",
    "giaoban.office.directory",
    "giaoban.office.access",
    "giaoban.office.notices",
    "giaoban.office.days",
    "giaoban.office.registry",
    "giaoban.office.own_templates",
    "giaoban.office.targets",
    "giaoban.office.evidence",
    "giaoban.office.work",
    "giaoban.office.programme",
    "giaoban.office.meetings",
    "giaoban.office.review",
    "giaoban.office.compiling",
    "giaoban.office.reporting",
    "giaoban.office.issuing",
    "giaoban.office.exchange",
    "giaoban.keeping",
    "giaoban.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "giaoban.web.headers.ProtectedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "giaoban.web.errors.SaidPlainly",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "giaoban.web.shell.shell",
            ],
            "builtins": ["django.templatetags.static", "giaoban.web.templatetags.office", "giaoban.web.templatetags.drawing"],
        },
    }
]

DATABASES = {"default": env.database(env.DATABASE.value(), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
# What a schedule means by a half of a day without an hour, in calendars that telephones read.
HALF_DAYS = {
    "morning": (dt.time(7, 30), dt.time(11, 30)),
    "afternoon": (dt.time(13, 30), dt.time(17)),
    "evening": (dt.time(18), dt.time(21)),
}

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
UPLOAD_MAX_BYTES = env.whole(env.UPLOAD_MB) * 1024 * 1024
SIGNATURE_ROOTS = env.SIGNATURE_ROOTS.value()  # a folder
SIGNATURE_CRLS = env.SIGNATURE_CRLS.value()  # a folder
SIGNATURE_TIME = env.SIGNATURE_TIME.value()  # an address
SIGNATURE_TOKEN_MODULE = env.SIGNATURE_TOKEN_MODULE.value()  # a file
SIGNATURE_TOKEN = env.SIGNATURE_TOKEN.value()
# A paper is held in memory until it has been screened: one that is marked secret must never reach the disk.
FILE_UPLOAD_HANDLERS = ["giaoban.web.uploads.MemoryOnly"]

AUTH_USER_MODEL = "directory.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "giaoban.office.access.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "giaoban.office.access.passwords.NotCommon"},
    {"NAME": "giaoban.office.access.passwords.NotTheName", "OPTIONS": {"user_attributes": ["username"]}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "giaoban.web.signin.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "giaoban.web.signin.adapters.SecondFactors"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.PROXY.is_on() else 0  # whose address the rate limits count by
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "giaoban.web.signin.forms.SignIn",
    "change_password": "giaoban.web.signin.forms.ChangePassword",
    "set_password": "giaoban.web.signin.forms.SetPassword",
    "reauthenticate": "giaoban.web.signin.forms.Reauthenticate",
}
MFA_FORMS = {
    "authenticate": "giaoban.web.signin.forms.Code",
    "reauthenticate": "giaoban.web.signin.forms.CodeAgain",
    "activate_totp": "giaoban.web.signin.forms.ActivateApp",
    "add_webauthn": "giaoban.web.signin.forms.AddKey",
    "edit_webauthn": "giaoban.web.signin.forms.EditKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Giao Ban"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ADAPTER = "giaoban.web.signin.adapters.OutsideAccounts"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "office",
                "name": env.OIDC_NAME.value(),
                "client_id": env.OIDC_CLIENT.value(),
                "secret": env.OIDC_SECRET.value(),
                "settings": {"server_url": env.OIDC_ISSUER.value()},
            }
        ]
        if env.OIDC_ISSUER.value()
        else []
    }
}

SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "giaoban.web.errors.page_expired"
_TLS = bool(env.CERTIFICATE.value()) or env.PROXY.is_on()
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _TLS
if env.PROXY.is_on():
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # the outbox alone sends mail
MAIL: dict[str, Any] = {
    "host": env.SMTP_HOST.value(),
    "port": env.whole(env.SMTP_PORT),
    "tls": env.SMTP_TLS.value(),
    "user": env.SMTP_USER.value(),
    "password": env.SMTP_PASSWORD.value(),
    "sender": env.SMTP_SENDER.value(),
}
EXCHANGE = env.EXCHANGE.value()  # a folder of packages; empty: no exchange
SITE_ADDRESS = env.ADDRESS.value()
LOGGING_CONFIG = "giaoban.site.logs.configure"
LOGGING: dict[str, Any] = {"folder": DATA_DIR / "logs"}
