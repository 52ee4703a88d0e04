"""What is still missing before something should be made public."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from framsteg.indicators.models import Indicator
from framsteg.participation.models import Answer, Event
from framsteg.programme.models import Decision, Programme, SubProject


@dataclass(frozen=True)
class Missing:
    """`stops` means that publishing has to wait for it; the rest is advice."""

    text: str
    stops: bool = False


def missing(instance: Model) -> tuple[Missing, ...]:
    match instance:
        case Programme():
            return _of_programme(instance)
        case SubProject():
            return _of_sub_project(instance)
        case Decision():
            return _of_decision(instance)
        case Event():
            return _of_event(instance)
        case Answer() if not instance.text_en:
            return (Missing(_("Write it in English too, or it is shown in Swedish on the English pages.")),)
        case Indicator():
            return _of_indicator(instance)
    return ()


def stops(found: tuple[Missing, ...]) -> bool:
    return any(each.stops for each in found)


def _of_programme(programme: Programme) -> tuple[Missing, ...]:
    needed = [
        (programme.summary, Missing(_("Write a summary: it stands first on the public page."), stops=True)),
        (programme.starts_on, Missing(_("Say when the programme starts, if only the year."))),
        (programme.goals.exists(), Missing(_("Add at least one goal: what is the programme to achieve?"))),
        (programme.areas.exists(), Missing(_("Add the priority areas."))),
        (
            programme.phases.exists(),
            Missing(_("Add the phases, so that the public page can tell the story in order.")),
        ),
        (programme.role_links.exists(), Missing(_("Add who is responsible, by role."))),
    ]
    return tuple(each for is_there, each in needed if not is_there)


def _of_sub_project(sub_project: SubProject) -> tuple[Missing, ...]:
    needed = [
        (
            sub_project.programme.is_public,
            Missing(
                _("The programme is a draft. The sub-project is seen only when the programme is public too.")
            ),
        ),
        (sub_project.title, Missing(_("The sub-project has no title and is called by its number."))),
        (
            sub_project.status_reports.exists(),
            Missing(_("Nobody has reported yet: its stage is shown as unknown.")),
        ),
        (sub_project.lead_unit_id, Missing(_("Say which unit leads the work."))),
    ]
    return tuple(each for is_there, each in needed if not is_there)


def _of_decision(decision: Decision) -> tuple[Missing, ...]:
    needed = [
        (decision.decided_on, Missing(_("Say when it was decided, if only the year."))),
        (decision.text, Missing(_("Write what was decided, in a sentence or two."))),
        (
            _owner_is_public(decision),
            Missing(_("It belongs to a draft, and is seen only when that is public too.")),
        ),
    ]
    return tuple(each for is_there, each in needed if not is_there)


def _of_event(event: Event) -> tuple[Missing, ...]:
    needed = [
        (event.starts_on, Missing(_("Say which day it is."))),
        (event.place, Missing(_("Say where it is."))),
        (event.summary, Missing(_("Write a summary: it is shown in lists."))),
        (
            _owner_is_public(event),
            Missing(_("It belongs to a draft, and is seen only when that is public too.")),
        ),
    ]
    return tuple(each for is_there, each in needed if not is_there)


def _of_indicator(indicator: Indicator) -> tuple[Missing, ...]:
    needed = [
        (indicator.definition, Missing(_("Say what is counted, so that everybody reads the figure alike."))),
        (
            indicator.observations.exists(),
            Missing(_("Add figures: without them there is no public page to see.")),
        ),
        (indicator.title_en, Missing(_("Write the title in English too."))),
    ]
    return tuple(each for is_there, each in needed if not is_there)


def _owner_is_public(instance: Decision | Event) -> bool:
    owners = (instance.programme, instance.sub_project)
    return all(owner is None or owner.is_public for owner in owners)
