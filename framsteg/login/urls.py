"""The addresses of the login: those of allauth that are used here, by its names, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from django.urls import path, re_path, reverse_lazy
from django.views.generic import RedirectView

from framsteg.login import oidc, saml, views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="mfa_index"), name="login_overview"),
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("stangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    re_path("^sprak/(?P<code>sv|en)/$", views.in_language, name="login_language"),
    path("inloggningar/", views.my_sessions, name="usersessions_list"),
    path("losenord/byt/", account.password_change, name="account_change_password"),
    path(
        "losenord/satt/", RedirectView.as_view(pattern_name="usersessions_list"), name="account_set_password"
    ),
    path("losenord/glomt/", account.password_reset, name="account_reset_password"),
    path("losenord/glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/nytt/klart/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tva-steg/", views.overview, name="mfa_index"),
    path("tva-steg/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("tva-steg/bekrafta/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tva-steg/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("tva-steg/app/ta-bort/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tva-steg/reservkoder/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tva-steg/reservkoder/nya/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tva-steg/reservkoder/fil/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("nycklar/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("nycklar/ny/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("nycklar/logga-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("nycklar/bekrafta/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("nycklar/<int:pk>/ta-bort/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("nycklar/<int:pk>/namn/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("avbrutet/", providers.login_cancelled, name="socialaccount_login_cancelled"),
    path("fel/", providers.login_error, name="socialaccount_login_error"),
    path("oidc/<slug:provider_id>/", oidc.sign_in, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
    path("saml/<slug:organization_slug>/", saml.sign_in, name="saml_login"),
    path("saml/<slug:organization_slug>/svar/", saml.answer, name="saml_acs"),
    path("saml/<slug:organization_slug>/klart/", saml.finish, name="saml_finish_acs"),
    path("saml/<slug:organization_slug>/metadata/", saml.metadata, name="saml_metadata"),
    # Signing out at the provider ends nothing here: sessions from providers end with the day.
    path(
        "saml/<slug:organization_slug>/ut/",
        RedirectView.as_view(url=reverse_lazy("account_logout")),
        name="saml_sls",
    ),
]
