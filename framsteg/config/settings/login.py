"""How people come in: the one login, the second step, limits, and the identity providers of the municipalities."""

import os

from framsteg.login import providers

# One way in (framsteg.login): the old ways lead to it, and Wagtail's own pages for passwords are closed.
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
ACCOUNT_ADAPTER = "framsteg.login.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "framsteg.login.forms.SignInForm",
    "reauthenticate": "framsteg.login.forms.PasswordAgainForm",
    "change_password": "framsteg.login.forms.NewPasswordForm",
    "reset_password": "framsteg.login.forms.ForgottenPasswordForm",
    "reset_password_from_key": "framsteg.login.forms.NewPasswordByLetterForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Wrong passwords are counted by address, by name and address, and by name alone ("anywhere"): see ADR 65.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "login_failed_anywhere": "100/h/key",
}
MFA_ADAPTER = "framsteg.login.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "framsteg.login.forms.NewAppForm",
    "add_webauthn": "framsteg.login.forms.NewKeyForm",
    "authenticate": "framsteg.login.forms.CodeForm",
    "reauthenticate": "framsteg.login.forms.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Framsteg"
# Who must have a second factor before anything else: accesses, or "everyone". Superusers count as administrators.
FRAMSTEG_MFA_REQUIRED_FOR = [
    each.strip()
    for each in (os.environ.get("FRAMSTEG_MFA_REQUIRED_FOR") or "administrator").split(",")
    if each.strip()
]
# What must happen when somebody's rights have changed while signing in: Wagtail's groups follow.
FRAMSTEG_RIGHTS_CHANGED = "framsteg.cms.editor.access.synchronise"
# The identity providers of the municipalities, by name (docs/operations.md).
FRAMSTEG_IDENTITY_PROVIDERS = providers.read(os.environ.get("FRAMSTEG_IDENTITY_PROVIDERS", ""))
SOCIALACCOUNT_ADAPTER = "framsteg.login.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = providers.as_allauth(FRAMSTEG_IDENTITY_PROVIDERS)
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
# The policy for forms forbids that a form is sent on to another host: the ways to providers are links.
SOCIALACCOUNT_LOGIN_ON_GET = True
