"""What came after an edition: told beside it, from what is known now, never inside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from framsteg.analysis.models import Evaluation, Finding
from framsteg.analysis.queries.evaluations import evaluations
from framsteg.analysis.queries.findings import FindingSummary, findings_of
from framsteg.programme.models import ClosingAnswer, Decision, DecisionFollowUp, Stage
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.closing import answers_of
from framsteg.programme.queries.decisions import chains_of
from framsteg.programme.queries.reported import ReportedSubProject, reported
from framsteg.reports.document import Claim, Report, blocks_of
from framsteg.reports.models import ReportEdition

CLOSED = (Stage.DONE, Stage.CANCELLED, Stage.TRANSFERRED)


@dataclass(frozen=True)
class EffectSince:
    """What the report said of a question, and what may be said of it now.

    `found_on` is the day of the finding that holds now; `is_new` whether it came after the day the report tells of.
    """

    then: str
    then_level: int
    now: FindingSummary
    found_on: date | None
    is_new: bool


@dataclass(frozen=True)
class SubProjectSince:
    """A sub-project that was open when the report was written, where it stands now, and the answer at the closing."""

    then: ReportedSubProject
    now: ReportedSubProject
    answer: ClosingAnswer | None = None


@dataclass(frozen=True)
class DecisionSince:
    """A decision of the programme and the latest word on whether it is carried out; None where nobody has said.

    `is_new` is whether it was said of a day after the one that the report tells of.
    """

    decision: Decision
    said: DecisionFollowUp | None
    is_new: bool


@dataclass(frozen=True)
class Afterwards:
    effects: Sequence[EffectSince]
    open_then: Sequence[SubProjectSince]
    became: Sequence[ReportedSubProject]
    decisions: Sequence[DecisionSince]


def afterwards(edition: ReportEdition, *, on: date) -> Afterwards:
    """In a number of queries that does not depend on the programme's size."""
    programme = edition.draft.programme
    then = {each.number: each for each in reported(programme, on=edition.draft.as_of)}
    now = reported(programme, on=on)
    answers = answers_of(programme)
    return Afterwards(
        effects=tuple(_effects(edition)),
        open_then=tuple(
            SubProjectSince(then[each.number], each, answers.get(each.id))
            for each in now
            if each.number in then and then[each.number].stage not in CLOSED
        ),
        became=tuple(each for each in now if each.became),
        decisions=tuple(_decisions(edition)),
    )


def _decisions(edition: ReportEdition) -> Iterator[DecisionSince]:
    """Every public decision of the programme, chain by chain. Two queries."""
    found = [each for chain in chains_of(edition.draft.programme) for each in chain]
    rows = DecisionFollowUp.objects.filter(decision_id__in=[each.pk for each in found])
    latest = {each.decision_id: each for each in rows.select_related("stated_by").order_by("as_of", "pk")}
    for each in found:
        said = latest.get(each.pk)
        yield DecisionSince(each, said, said is not None and said.as_of > edition.draft.as_of)


def _effects(edition: ReportEdition) -> Iterator[EffectSince]:
    """One for each public question about the programme."""
    told = _told(edition.tree)
    newest = _newest(edition)
    for found in findings_of(edition.draft.programme):
        then = told.get(found.evaluation_id)
        finding = newest.get(found.evaluation_id)
        yield EffectSince(
            then=then.sentences[0] if then and then.sentences else "",
            then_level=then.level if then else 0,
            now=found,
            found_on=timezone.localdate(finding.found_at) if finding else None,
            is_new=finding is not None and timezone.localdate(finding.found_at) > edition.draft.as_of,
        )


def _told(report: Report) -> dict[int, Claim]:
    """The claims of the report by the number of their evaluation."""
    claims = [block for block in blocks_of(report) if isinstance(block, Claim)]
    of_finding = [int(each.finding.id) for each in claims if each.finding.kind == "analysis.finding"]
    evaluation_of = dict(Finding.objects.filter(pk__in=of_finding).values_list("pk", "evaluation_id"))
    told = {}
    for each in claims:
        if each.finding.kind == "analysis.finding" and int(each.finding.id) in evaluation_of:
            told[evaluation_of[int(each.finding.id)]] = each
        elif each.finding.kind == "analysis.evaluation":
            told[int(each.finding.id)] = each
    return told


def _newest(edition: ReportEdition) -> dict[int, Finding]:
    mine: Sequence[Evaluation] = list(
        evaluations(Audience.PUBLIC).filter(programme_id=edition.draft.programme_id)
    )
    rows = Finding.objects.filter(evaluation__in=mine).only("evaluation_id", "found_at").order_by("pk")
    return {each.evaluation_id: each for each in rows}
