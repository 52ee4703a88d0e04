"""What is asked in open rounds: of whom, and what has been answered."""

from collections.abc import Collection

from django.db.models import QuerySet

from framsteg.programme.models import Programme, ReportingRound, RoundAsk, RoundState


def open_round(programme: Programme) -> ReportingRound | None:
    """The programme's round that is open, if one is."""
    return ReportingRound.objects.filter(programme=programme, state=RoundState.OPEN).first()


def open_asks() -> QuerySet[RoundAsk]:
    """Every question of every open round, with all that is needed to put it."""
    return RoundAsk.objects.filter(round__state=RoundState.OPEN).select_related(
        "round__programme__municipality", "sub_project__main_area", "sub_project__owner", "role", "report"
    )


def open_asks_of(role_ids: Collection[int]) -> QuerySet[RoundAsk]:
    """What those who hold these roles are asked in open rounds, the most urgent first."""
    return open_asks().filter(role__in=role_ids).order_by("round__due_on", "sub_project__number", "pk")


def unanswered(round_: ReportingRound) -> QuerySet[RoundAsk]:
    """The questions of the round that nobody has answered."""
    return RoundAsk.objects.filter(round=round_, report__isnull=True).select_related("sub_project", "role")
