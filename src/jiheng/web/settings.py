"""Django's settings, from what was chosen (``configuration.py``) and what is always so."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from jiheng.home import data_folder
from jiheng.web.configuration import configuration
from jiheng.web.databases import database

_HERE = Path(__file__).parent
_MEGABYTE = 2**20

CHOSEN = configuration()
#: Set by ``jiheng serve --production`` for the processes it starts.
PRODUCTION = os.environ.get("JIHENG_PRODUCTION") == "1"

# -- what it is ----------------------------------------------------------------------------------

SECRET_KEY = CHOSEN.secret
DEBUG = CHOSEN.debug
_NAMED = [host for name in CHOSEN.hosts.split(",") if (host := name.strip())]
ALLOWED_HOSTS = _NAMED if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", *_NAMED]
ROOT_URLCONF = "jiheng.web.urls"
WSGI_APPLICATION = "jiheng.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_tasks",
    "django_tasks_db",
    "jiheng.web.accounts",
    "jiheng.web.workbench",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "jiheng.web.security.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jiheng.web.security.limits.Limits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jiheng.web.accounts.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jiheng.web.accounts.signed_in.SignedIn",
    "jiheng.web.security.texts.Texts",
    "jiheng.web.security.once.Once",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            _HERE / "templates",
            _HERE / "accounts" / "templates",
            _HERE / "workbench" / "templates",
        ],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "jiheng.web.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "jiheng.web.accounts.navigation.page",
            ],
        },
    },
]

# -- where it keeps things -----------------------------------------------------------------------

DATABASES = {"default": database(CHOSEN.database, data_folder())}
STATIC_URL = "/static/"
STATIC_ROOT = data_folder() / "static"
STATICFILES_DIRS = [_HERE / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "jiheng.web.security.collected.Collected"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- language and time ---------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [_HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# -- people --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "jiheng.web.accounts.passwords.ThreeKinds"},
    {"NAME": "jiheng.web.accounts.passwords.NotTheName"},
    {"NAME": "jiheng.web.accounts.passwords.NotTheLast"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = CHOSEN.tries
AXES_COOLOFF_TIME = timedelta(minutes=CHOSEN.locked_minutes)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "jiheng.web.accounts.lockout.locked_out"
#: By account: behind one gateway, a whole county has one address.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
OTP_TOTP_ISSUER = "绩衡"

# -- sessions and cookies ------------------------------------------------------------------------

#: The idle limit is kept by ``SignedIn``; a working day is the longest a session lasts at all.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
_ENCRYPTED = PRODUCTION and CHOSEN.https
SESSION_COOKIE_SECURE = _ENCRYPTED
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "jiheng.web.security.refusals.forged"
LANGUAGE_COOKIE_NAME = "language"

# -- headers and limits --------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _ENCRYPTED else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _ENCRYPTED else None
UPLOAD_BYTES = CHOSEN.upload_megabytes * _MEGABYTE
#: Of a form without its files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * _MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = _MEGABYTE
FILE_UPLOAD_PERMISSIONS = 0o600

# -- logs ----------------------------------------------------------------------------------------

LOG_FOLDER = data_folder() / "logs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"plain": {"()": "jiheng.web.security.logs.WithoutSecrets"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "level": "WARNING",
            "formatter": "line",
            "filters": ["plain"],
        },
        "file": {
            "class": "jiheng.web.security.logs.DailyFile",
            "folder": LOG_FOLDER,
            "days": CHOSEN.log_days,
            "formatter": "line",
            "filters": ["plain"],
        },
    },
    "root": {"handlers": ["console", "file"], "level": "INFO"},
    "loggers": {
        "django": {"level": "INFO", "handlers": [], "propagate": True},
        "django.security.DisallowedHost": {"level": "ERROR", "propagate": True},
    },
}
