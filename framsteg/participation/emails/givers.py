"""What the giver of a contribution is told: first a question whether the address is theirs, then each step."""

from django.core import signing
from django.utils.translation import gettext, override

from framsteg.lib.plain_language import date_short, in_language, language_of
from framsteg.mail.letters import Letter, unsubscribing
from framsteg.participation.models import ContributionStep, Giver, StepKind
from framsteg.programme.emails.letters import address, letter

GIVER = "framsteg.participation.giver"


def signed(giver: Giver) -> str:
    """What stands in the address that only the giver has."""
    return signing.Signer(salt=GIVER).sign_object(giver.nonce.hex)


def letters_of(giver: Giver) -> str:
    """What the keys of all letters to the giver begin with."""
    return f"contribution/{giver.contribution_id}/"


def confirmation(giver: Giver) -> Letter:
    """Asks whether the address is the giver's own. Nothing that was written is in it: it may not be."""
    event, language = giver.contribution.event, language_of(giver.language)
    municipality = event.municipality
    title = in_language(event.title, event.title_en, language).value
    context = {
        "event": title,
        "url": address("giver", municipality, language, signed=signed(giver)),
        "data_url": address("personal_data", municipality, language),
        "last_day": date_short(giver.kept_until, language),
    }
    with override(language):
        subject = gettext("Do you want to hear what happens with your view?")
    return letter(
        "giver_confirm",
        context,
        key=f"{letters_of(giver)}confirm",
        to=giver.email,
        subject=subject,
        municipality=municipality,
        language=language,
    )


def step_letter(giver: Giver, step: ContributionStep) -> Letter:
    """A step of the contribution, or of the one that it was joined to."""
    contribution, language = giver.contribution, language_of(giver.language)
    event, municipality = contribution.event, contribution.event.municipality
    stop = address("giver", municipality, language, signed=signed(giver))
    with override(language):
        headline = headline_of(StepKind(step.kind))
    context = {
        "event": in_language(event.title, event.title_en, language).value,
        "headline": headline,
        "answer": in_language(step.text, step.text_en, language).value,
        "by": step.by_text,
        "url": _page(giver, stop),
        "stop_url": stop,
    }
    return letter(
        "giver_step",
        context,
        key=f"{letters_of(giver)}step/{step.pk}",
        to=giver.email,
        subject=headline,
        municipality=municipality,
        language=language,
        headers=unsubscribing(f"{stop}?sluta=1"),
    )


def _page(giver: Giver, own: str) -> str:
    """The public page of the contribution; the giver's own page where the public has none."""
    contribution = giver.contribution
    if not contribution.is_published:
        return own
    language = language_of(giver.language)
    return address("contribution", contribution.event.municipality, language, number=str(contribution.pk))


def headline_of(kind: StepKind) -> str:
    """What has happened with what you said, in one sentence."""
    return {
        StepKind.RECEIVED: gettext("Your view has been received"),
        StepKind.PUBLISHED: gettext("Your view has been published"),
        StepKind.WITHHELD: gettext("Your view has not been published"),
        StepKind.MERGED: gettext("Your view has been joined to others that say the same"),
        StepKind.LINKED: gettext("Your view has been joined to work that is under way"),
        StepKind.CONSIDERED: gettext("Your view is being considered"),
        StepKind.BECAME: gettext("Your view led to something"),
        StepKind.DECLINED: gettext("Your view did not lead to anything, and why"),
    }[kind]
