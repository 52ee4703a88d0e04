"""Signing in, and changes of how one does, on their way to the audit trail and the log."""

import logging
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.account.signals import user_logged_in as let_in
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save, pre_save
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, override

from framsteg.accounts.actions import sign_ins
from framsteg.accounts.models import User
from framsteg.audit.models import AuditEntry
from framsteg.lib.devices import device_of
from framsteg.login.middleware import begin_noting

log = logging.getLogger("framsteg.login")

NO_ADDRESS = "::"
HOURS_FROM_PROVIDER = 12


def connect() -> None:
    """Receive what allauth and Django tell."""
    user_logged_in.connect(begin_noting, dispatch_uid="framsteg.login.seen")
    let_in.connect(_end_with_the_day, dispatch_uid="framsteg.login.day")
    for changed in (password_changed, password_set, password_reset):
        changed.connect(_password, dispatch_uid="framsteg.login.password")
    # Rows are listened to, not allauth's word of them, which comes after the transaction and could be lost.
    post_save.connect(_added, sender=Authenticator, dispatch_uid="framsteg.login.added")
    post_delete.connect(_removed, sender=Authenticator, dispatch_uid="framsteg.login.removed")
    pre_save.connect(_keep_little, sender=UserSession, dispatch_uid="framsteg.login.little")
    second_factor.authentication_failed.connect(_wrong_code, dispatch_uid="framsteg.login.wrong_code")


def record_failure(username: str) -> None:
    """A wrong password. Of a name that nobody has only the log tells that it was tried, without the name: it may be a
    password typed in the wrong place."""
    user = User.objects.filter(username=username).first()
    if user is None:
        log.warning("Failed sign-in with an unknown user name")
        return
    log.warning("Failed sign-in of user %s", user.pk)
    sign_ins.tell(user, AuditEntry.Action.SIGN_IN_FAILED, by=sign_ins.NOBODY, at=timezone.now())


def log_refused_answer(provider: str, reason: str) -> None:
    log.warning("Answer of the identity provider %s refused: %s", provider, reason[:300])


def _keep_little(sender: Any, instance: UserSession, **details: Any) -> None:
    """Of the device only what its owner knows it by: no address on the network, no versions."""
    if instance.ip != NO_ADDRESS:
        instance.ip, instance.user_agent = NO_ADDRESS, device_of(instance.user_agent)


def _end_with_the_day(sender: Any, request: HttpRequest, **details: Any) -> None:
    """A session that an identity provider began is short, so that who is shut out there is soon out here."""
    if details.get("sociallogin"):
        request.session.set_expiry(HOURS_FROM_PROVIDER * 3600)


def _password(sender: Any, user: User, **details: Any) -> None:
    _changed(user, gettext_noop("A new password"))


def _added(sender: Any, instance: Authenticator, created: bool, raw: bool = False, **details: Any) -> None:
    if created and not raw:
        _changed(instance.user, gettext_noop("Added: %s"), instance)


def _removed(sender: Any, instance: Authenticator, **details: Any) -> None:
    _changed(instance.user, gettext_noop("Removed: %s"), instance)


def _wrong_code(sender: Any, user: User, **details: Any) -> None:
    note = _in_swedish(gettext_noop("Wrong code in the second step"))
    sign_ins.tell(user, AuditEntry.Action.SIGN_IN_FAILED, by=sign_ins.NOBODY, at=timezone.now(), note=note)


def _changed(user: User, what: str, authenticator: Authenticator | None = None) -> None:
    kinds = {
        Authenticator.Type.TOTP: gettext_noop("an app for one-time codes"),
        Authenticator.Type.WEBAUTHN: gettext_noop("a passkey or security key"),
        Authenticator.Type.RECOVERY_CODES: gettext_noop("recovery codes"),
    }
    note = _in_swedish(what)
    if authenticator is not None:
        note = note % _in_swedish(kinds[Authenticator.Type(authenticator.type)])
    sign_ins.tell(user, AuditEntry.Action.SIGN_IN_CHANGED, by=user, at=timezone.now(), note=note)


def _in_swedish(text: str) -> str:
    """The trail is kept in one language."""
    with override("sv"):
        return gettext(text)
