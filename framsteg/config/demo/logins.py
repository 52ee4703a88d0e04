"""One login per role for the demo. The passwords are made for this installation and kept in its data folder."""

import json
import secrets
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from framsteg.accounts import actions
from framsteg.accounts.models import Access, Municipality, User
from framsteg.cms.editor import access as editor_access
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.loader import Loader

# The users are called by their roles: nobody is named.
USERNAMES = {
    Access.ADMINISTRATOR: "administrator",
    Access.PROGRAMME_LEAD: "programledare",
    Access.COMMUNICATOR: "kommunikator",
    Access.DRAFT_READER: "lasare",
    Access.SUB_PROJECT_OWNER: "delprojektagare",
    Access.CONTROLLER: "controller",
    Access.MODERATOR: "moderator",
    Access.AUDITOR: "revisor",
    Access.UNIT_HEAD: "enhetschef",
}


@dataclass(frozen=True)
class Login:
    """What is kept of a login: its password, and what the database held of it when it was made."""

    access: str
    username: str
    password: str
    stored: str


def path() -> Path:
    return Path(settings.DATA_DIR) / "demo-logins.json"


@transaction.atomic
def load(demo: Loader) -> None:
    """Create one user per role, each with a new password."""
    made: list[Login] = []
    for access, username in USERNAMES.items():
        demo.add_through(f"user/{username}", partial(_user, demo, access, username, made))
    if made:
        kept = {login.username: login for login in [*read(), *made]}
        _write(list(kept.values()))


def _user(demo: Loader, access: Access, username: str, made: list[Login]) -> User:
    municipality = demo.the(MUNICIPALITY, Municipality)
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    user = User(username=username, first_name=_role_name(access))
    actions.access.add_user(user, password=password, by=demo.by, at=demo.at)
    editor_access.grant(user, municipality, access, by=demo.by, at=demo.at)
    made.append(Login(access, username, password, user.password))
    return user


def read() -> list[Login]:
    """The logins that the demo made here."""
    if not path().exists():
        return []
    return [Login(**login) for login in json.loads(path().read_text(encoding="utf-8"))]


def lines() -> list[str]:
    """What the terminal prints: a line for each login that still holds."""
    users = {
        user.username: user for user in User.objects.filter(username__in=USERNAMES.values(), is_active=True)
    }
    told = [_line(login, users[login.username]) for login in read() if login.username in users]
    return told or [
        "  (none of the demo's logins is left; .venv/bin/python manage.py createsuperuser makes one)"
    ]


def _line(login: Login, user: User) -> str:
    unchanged = user.password == login.stored or user.check_password(login.password)
    with translation.override("en"):
        role = str(Access(login.access).label)
    return f"  {role:<18} {login.username:<16} {login.password if unchanged else '(the password has been changed)'}"


def _role_name(access: Access) -> str:
    with translation.override("sv"):
        return str(access.label)


def _write(logins: list[Login]) -> None:
    part = path().with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(json.dumps([asdict(login) for login in logins], indent=2), encoding="utf-8")
    part.replace(path())
