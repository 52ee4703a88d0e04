"""Who reports, and on what: a user through the roles held, or whoever has a link, on exactly its sub-projects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from framsteg.accounts.models import Municipality, Person, Role, User
from framsteg.programme.models import Forecast, ReportDraft, ReportLink, RoundAsk, StatusReport

from .asks import open_asks
from .forecasts_as_of import forecast_as_of
from .milestone_moves import MovedMilestone, with_moves
from .reports_as_of import report_as_of, reports_as_of


@dataclass(frozen=True)
class Reporter:
    """Somebody who reports in a municipality: a user, or else whoever came by a link."""

    municipality: Municipality
    user: User | None = None
    link: ReportLink | None = None

    def __post_init__(self) -> None:
        if (self.user is None) == (self.link is None):
            raise ValueError("a reporter is a user or has a link, and never both")

    @property
    def key(self) -> str:
        """Tells the reporters apart, for what a browser keeps."""
        user, link = _ids(self)
        return f"user-{user}" if user else f"link-{link}"

    def role_for(self, ask: RoundAsk) -> Role | None:
        """The role that the report is made by."""
        return self.link.role if self.link else ask.role

    def owns(self) -> Q:
        """The drafts of this reporter."""
        return Q(user=self.user) if self.user else Q(link=self.link)


@dataclass(frozen=True)
class Asked:
    """A question as its reporter meets it in a list."""

    ask: RoundAsk
    latest: StatusReport | None
    draft: ReportDraft | None


@dataclass(frozen=True)
class Question:
    """A question with everything that the form shows. `others` are drafts that somebody else is writing."""

    ask: RoundAsk
    latest: StatusReport | None
    milestones: Sequence[MovedMilestone]
    forecast: Forecast | None
    draft: ReportDraft | None
    others: Sequence[ReportDraft]

    @property
    def may_say_unchanged(self) -> bool:
        """Whether "nothing has changed" can be said by one press: there is an earlier report, of another round."""
        return self.latest is not None and self.latest.round_id != self.ask.round_id


def person_of(user: User) -> Person | None:
    """The person that signs in as `user`."""
    return Person.objects.filter(user=user).first()


def asks_of(reporter: Reporter) -> "QuerySet[RoundAsk]":
    """What the reporter may report on now, the most urgent first."""
    here = open_asks().filter(round__programme__municipality=reporter.municipality)
    if reporter.link:
        mine = here.filter(
            round__programme=reporter.link.programme_id, sub_project__report_links=reporter.link
        )
    else:
        mine = here.filter(role__holder__user=reporter.user)
    return mine.order_by("round__due_on", "round", "sub_project__number")


def asked_of(reporter: Reporter) -> Sequence[Asked]:
    """The reporter's questions, each with the report that stands and the draft begun."""
    asks = list(asks_of(reporter).prefetch_related("report__reported_by"))
    latest: dict[int, StatusReport] = {}
    for day, ids in _by_day(asks).items():
        latest |= reports_as_of(ids, day)
    begun = ReportDraft.objects.filter(reporter.owns(), ask__in=[ask.pk for ask in asks])
    drafts = {draft.ask_id: draft for draft in begun}
    return tuple(Asked(ask, latest.get(ask.sub_project_id), drafts.get(ask.pk)) for ask in asks)


def question(reporter: Reporter, ask_id: int) -> Question:
    """One of the reporter's questions. Raises RoundAsk.DoesNotExist where it is not theirs, or no longer open."""
    ask = asks_of(reporter).get(pk=ask_id)
    drafts = list(ReportDraft.objects.filter(ask=ask).select_related("user", "link__role"))
    mine = [each for each in drafts if (each.user_id, each.link_id) == _ids(reporter)]
    return Question(
        ask=ask,
        latest=report_as_of(ask.sub_project, ask.round.as_of),
        milestones=with_moves(ask.sub_project.milestones.order_by("original_date", "pk")),
        forecast=forecast_as_of(ask.sub_project, ask.round.as_of) if ask.round.asks_forecast else None,
        draft=mine[0] if mine else None,
        others=tuple(each for each in drafts if each not in mine),
    )


def was_asked(reporter: Reporter, ask_id: int) -> RoundAsk | None:
    """A question that was the reporter's while its round was open."""
    asks = RoundAsk.objects.select_related("round", "sub_project")
    if reporter.link:
        return asks.filter(pk=ask_id, sub_project__report_links=reporter.link).first()
    return asks.filter(pk=ask_id, role__holder__user=reporter.user).first()


def _ids(reporter: Reporter) -> tuple[int | None, int | None]:
    return (reporter.user.pk if reporter.user else None, reporter.link.pk if reporter.link else None)


def _by_day(asks: Sequence[RoundAsk]) -> Mapping[date, list[int]]:
    days: dict[date, list[int]] = {}
    for ask in asks:
        days.setdefault(ask.round.as_of, []).append(ask.sub_project_id)
    return days


def reports_of(ask: RoundAsk) -> Sequence[StatusReport]:
    """Every report about the sub-project in the round, the one that counts first."""
    found = StatusReport.objects.filter(round=ask.round_id, sub_project=ask.sub_project_id)
    return list(found.select_related("reported_by").order_by("-id"))


def report_in(ask: RoundAsk, report_id: int) -> StatusReport | None:
    """One of them."""
    return next((each for each in reports_of(ask) if each.pk == report_id), None)
