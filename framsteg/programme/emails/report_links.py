"""The letter with which a partner gets the personal link."""

from collections.abc import Sequence

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import date_short
from framsteg.mail.letters import Letter
from framsteg.programme.models import ReportLink, SubProject

from .letters import address, language_for, letter


def invitation(link: ReportLink, sub_projects: Sequence[SubProject], secret: str) -> Letter:
    """What the link is for, until when it holds, and that it is personal."""
    municipality, language = link.programme.municipality, language_for(link.role.holder)
    context = {
        "programme": link.programme.title,
        "sub_projects": [str(each) for each in sub_projects],
        "url": address("partner", municipality, language, token=secret),
        "last_day": date_short(link.expires_on, language),
        "role": link.role.title,
    }
    with override(language):
        subject = gettext("Your link to report on “%(programme)s”") % {"programme": link.programme.title}
    return letter(
        "report_link",
        context,
        key=f"report-link/{link.nonce}",
        to=link.email,
        subject=subject,
        municipality=municipality,
        language=language,
    )
