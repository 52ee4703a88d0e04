"""Reports on their way and releases, as tests need them."""

from datetime import date, datetime, timedelta
from typing import Any

from framsteg.accounts.models import Access, AccessGrant, User
from framsteg.programme.models import Programme, Stage
from framsteg.reports import actions
from framsteg.reports.models import Part, Release, ReportDraft, ReportText
from framsteg.reports.proposing import trees_of

from . import programme as make
from .programme import NOW, SOMEONE

AS_OF = date(2012, 12, 31)


def programme_with_three(**values: Any) -> Programme:
    """A public programme with one sub-project done, one ongoing and one not started."""
    programme: Programme = make.ProgrammeFactory(visibility="public", **values)
    area = make.PriorityAreaFactory(programme=programme)
    for number, stage in enumerate((Stage.DONE, Stage.ONGOING, Stage.NOT_STARTED), start=1):
        sub_project = make.SubProjectFactory(
            programme=programme, main_area=area, number=number, visibility="public"
        )
        make.report(sub_project, stage, AS_OF)
    return programme


def prepared(programme: Programme | None = None, **values: Any) -> ReportDraft:
    """A report that has just been prepared."""
    draft = ReportDraft(programme=programme or programme_with_three(), **{"as_of": AS_OF, **values})
    actions.drafts.prepare(draft, by=SOMEONE, at=NOW)
    return draft


def written(draft: ReportDraft, text: str = "Det gick som det var tänkt.") -> ReportDraft:
    """Every place filled in."""
    actions.drafts.lay_out(draft, trees_of(draft).values())
    for each in ReportText.objects.filter(draft=draft).exclude(place="summary"):
        each.text = text
        actions.drafts.write(each, by=SOMEONE, at=NOW)
    return draft


def signer(draft: ReportDraft, access: Access) -> User:
    """A user who may sign by this access."""
    user: User = make.UserFactory()
    AccessGrant.objects.create(user=user, municipality=draft.municipality, access=access)
    return user


def signed(draft: ReportDraft | None = None) -> ReportDraft:
    """Written, reviewed and signed by two."""
    draft = written(draft or prepared())
    actions.drafts.send_to_review(draft, by=SOMEONE, at=NOW)
    for part, access in ((Part.OWNER, Access.PROGRAMME_LEAD), (Part.CONTROLLER, Access.CONTROLLER)):
        sign(draft, part, signer(draft, access))
    return draft


def sign(draft: ReportDraft, part: Part, by: User) -> None:
    checksum = actions.signing.hash_of(actions.signing.content_to_sign(draft))
    actions.signing.sign(draft, part=part, content_hash=checksum, by=by, at=NOW)


def published(draft: ReportDraft | None = None, at: datetime = NOW) -> ReportDraft:
    draft = signed(draft)
    actions.editions.publish(draft, by=SOMEONE, at=at)
    return draft


def release_of(*drafts: ReportDraft, **values: Any) -> Release:
    """A release that holds these reports."""
    release = Release(
        **{
            "municipality": drafts[0].municipality,
            "programme": drafts[0].programme,
            "title": "Slutredovisning",
            "slug": "slutredovisning",
            "contact": "Kommunikationsenheten",
            **values,
        }
    )
    release.full_clean()
    release.save()
    for draft in drafts:
        actions.releases.add(release, kind="report", identity=str(draft.pk), by=SOMEONE, at=NOW)
    return release


def scheduled(*drafts: ReportDraft, after: timedelta = timedelta(hours=1), **values: Any) -> Release:
    release = release_of(*drafts, **values)
    actions.releases.schedule(release, release_at=NOW + after, by=SOMEONE, at=NOW)
    return release
