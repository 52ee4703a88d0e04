"""The letter to whoever had reported on a sub-project when somebody else did so too."""

from django.utils.translation import gettext, override

from framsteg.mail.letters import Letter
from framsteg.programme.models import RoundAsk, StatusReport
from framsteg.programme.queries.reminders import email_of

from .letters import address, language_for, letter


def overtaken_letter(ask: RoundAsk, earlier: StatusReport, later: StatusReport) -> Letter | None:
    """That both reports are kept and the later one counts; None where nobody can be told, or it is the same person."""
    role = earlier.reported_by
    person = role.holder if role else None
    if person is None or not email_of(person) or _same(earlier, later):
        return None
    municipality, language = ask.round.programme.municipality, language_for(person)
    with override(language):
        about = {"sub_project": str(ask.sub_project)}
        subject = gettext("Somebody else has also reported on “%(sub_project)s”") % about
    context = {
        "sub_project": str(ask.sub_project),
        "by": later.reported_by,
        "stage": later.get_stage_display,
        "said": later.text,
        "url": address("work", municipality, language),
    }
    return letter(
        "overtaken",
        context,
        key=f"overtaken/{earlier.pk}/{later.pk}",
        to=email_of(person),
        subject=subject,
        municipality=municipality,
        language=language,
        is_secret=False,
    )


def _same(earlier: StatusReport, later: StatusReport) -> bool:
    one, two = earlier.reported_by, later.reported_by
    return one is not None and two is not None and one.holder_id == two.holder_id
