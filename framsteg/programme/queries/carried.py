"""What rests on a decision: sub-projects, goals, money and targets; and what is said of its being carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from framsteg.programme.models import (
    Appropriation,
    Decision,
    DecisionFollowUp,
    Goal,
    SubProject,
    TargetDecision,
)

from .audience import Audience, decisions, programmes, sub_projects
from .progress import Progress

MOST_SUB_PROJECTS = 100


@dataclass(frozen=True)
class Carried:
    """Everything that names the decision as the one behind it.

    `progress` counts all the sub-projects, each once; at most MOST_SUB_PROJECTS of them are listed.
    """

    progress: Progress
    sub_projects: Sequence[SubProject]
    goals: Sequence[Goal]
    appropriations: Sequence[Appropriation]
    targets: Sequence[TargetDecision]
    follow_ups: Sequence[DecisionFollowUp]

    @property
    def is_empty(self) -> bool:
        return not (self.progress.total or self.goals or self.appropriations or self.targets)


def carried_by(decision: Decision, *, audience: Audience = Audience.PUBLIC) -> Carried:
    """What rests on the decision, and what has been said of it, the latest first. A fixed number of queries."""
    mine = sub_projects(audience).filter(decision_id=decision.pk)
    counts = mine.values_list("stage").annotate(number=Count("*")).order_by()
    shown = programmes(audience)
    goals = Goal.objects.filter(decision_id=decision.pk, programme__in=shown).select_related("programme")
    money = Appropriation.objects.filter(decision_id=decision.pk, programme__in=shown).select_related(
        "programme"
    )
    targets = TargetDecision.objects.filter(decision_id=decision.pk).select_related("target__indicator")
    if audience is Audience.PUBLIC:
        targets = targets.filter(target__indicator__visibility="public")
    said = DecisionFollowUp.objects.filter(decision_id=decision.pk).select_related("stated_by")
    return Carried(
        progress=Progress.from_counts(dict(counts)),
        sub_projects=tuple(
            mine.select_related("programme").order_by("programme_id", "number")[:MOST_SUB_PROJECTS]
        ),
        goals=tuple(goals.order_by("programme_id", "order")),
        appropriations=tuple(money.order_by("budget_year", "pk")),
        targets=tuple(targets.order_by("target__indicator__title", "target__period")),
        follow_ups=tuple(said.order_by("-as_of", "-id")),
    )


def decisions_of_targets(
    target_ids: Sequence[int], *, audience: Audience = Audience.PUBLIC
) -> Mapping[int, Decision]:
    """The decision behind each of the targets that names one which may be shown. One query."""
    links = TargetDecision.objects.filter(target_id__in=target_ids, decision__in=decisions(audience))
    return {link.target_id: link.decision for link in links.select_related("decision")}
