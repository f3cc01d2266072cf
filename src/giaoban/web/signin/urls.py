"""The addresses of signing in and of one's own account, as django-allauth serves them, each with its door.

Only those that the office uses are here: no sign-up, no mail addresses, no way to connect an outside account but one's own.
"""

from __future__ import annotations

from typing import Any

from allauth.urls import urlpatterns as offered
from django.urls import URLPattern, URLResolver

from giaoban.web.doors import Rule, everyone, guarded, page, signed_in
from giaoban.web.signin import views

DOORS: dict[str, Rule] = {
    "account_login": everyone,
    "account_logout": signed_in,
    "account_change_password": signed_in,
    "account_set_password": signed_in,
    "account_reauthenticate": signed_in,
    "account_inactive": everyone,
    "mfa_authenticate": everyone,
    "mfa_trust": everyone,
    "mfa_index": signed_in,
    "mfa_reauthenticate": signed_in,
    "mfa_activate_totp": signed_in,
    "mfa_deactivate_totp": signed_in,
    "mfa_view_recovery_codes": signed_in,
    "mfa_generate_recovery_codes": signed_in,
    "mfa_download_recovery_codes": signed_in,
    "mfa_list_webauthn": signed_in,
    "mfa_add_webauthn": signed_in,
    "mfa_edit_webauthn": signed_in,
    "mfa_remove_webauthn": signed_in,
    "mfa_login_webauthn": everyone,
    "mfa_reauthenticate_webauthn": signed_in,
    "mfa_signup_webauthn": signed_in,
    "usersessions_list": signed_in,
    "socialaccount_connections": signed_in,
    "socialaccount_login_cancelled": everyone,
    "socialaccount_login_error": everyone,
    "openid_connect_login": everyone,
    "openid_connect_callback": everyone,
    "account_signup": everyone,  # says that accounts are made by the administrator
}


def _with_doors(patterns: list[Any]) -> list[Any]:
    """What is offered and used, behind its door; the branches of the tree stay as they are."""
    kept: list[Any] = []
    for item in patterns:
        if isinstance(item, URLResolver):
            kept.append(URLResolver(item.pattern, _with_doors(item.url_patterns), item.default_kwargs))
        elif item.name in DOORS:
            kept.append(URLPattern(item.pattern, guarded(item.callback, DOORS[item.name]), item.default_args, item.name))
    return kept


urlpatterns = [
    page("password/once/<str:token>/", views.one_time_link, name="one-time-link", opens_to=everyone),
    page("sessions/<int:session_id>/end/", views.end_session, name="end-session", opens_to=signed_in),
    *_with_doors(offered),
]
