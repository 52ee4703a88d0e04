"""An example of a final report, of its release and of its press page, made from what is public alone.

Nobody at the municipality has signed it: it says so on its pages, in every file and in the data. Where people would
have written, it says that the public sources do not tell.
"""

from datetime import date

from framsteg.accounts.models import Access, Municipality, User
from framsteg.audit.models import ProvenanceKind
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.programme import PROGRAMME
from framsteg.config.demo.loader import Gone, Loader
from framsteg.config.demo.logins import USERNAMES
from framsteg.programme.models import Programme
from framsteg.reports import actions
from framsteg.reports.actions.signing import content_to_sign, hash_of
from framsteg.reports.models import Part, Release, ReportDraft, ReportText
from framsteg.reports.proposing import trees_of

AS_OF = date(2012, 12, 31)
NOTE = "Exempel: framtagen av Framsteg ur offentliga uppgifter. Ingen i kommunen har granskat eller undertecknat den."
NOTE_EN = (
    "Example: made by Framsteg from public sources. Nobody at the municipality has reviewed or signed it."
)
EXAMPLE = {
    "provenance": ProvenanceKind.ILLUSTRATIVE,
    "provenance_note": NOTE,
    "provenance_note_en": NOTE_EN,
}
NOT_TOLD = {"sv": "Det framgår inte av de offentliga källorna.", "en": "The public sources do not tell."}
QUESTIONS = """### Berodde folkökningen på programmet?
Det går inte att säga. Rapporten berättar vad jämförelsen med andra kommuner visar, och vad den inte kan visa.

### Varför står det att ett svar saknas på flera ställen?
Rapporten är ett exempel ur offentliga uppgifter. Där sådana saknas står det, i stället för en gissning."""
QUESTIONS_EN = """### Did the population grow because of the programme?
That cannot be said. The report tells what the comparison with other municipalities shows, and what it cannot show.

### Why is an answer missing in several places?
The report is an example made from public sources. Where they say nothing, it says so instead of guessing."""


def load(demo: Loader) -> None:
    demo.add_through("report/final", lambda: _report(demo))
    demo.add_through("release/final", lambda: _release(demo))


def _report(demo: Loader) -> ReportDraft:
    signers = {
        Part.OWNER: _user(Access.PROGRAMME_LEAD),
        Part.CONTROLLER: _user(Access.CONTROLLER),
    }
    draft = ReportDraft(programme=demo.the(PROGRAMME, Programme), as_of=AS_OF, in_english=True, **EXAMPLE)
    actions.drafts.prepare(draft, by=demo.by, at=demo.at)
    actions.drafts.lay_out(draft, trees_of(draft).values())
    for text in ReportText.objects.filter(draft=draft).exclude(place="summary"):
        text.text = NOT_TOLD[text.language]
        actions.drafts.write(text, by=demo.by, at=demo.at)
    actions.drafts.send_to_review(draft, by=demo.by, at=demo.at)
    for part, user in signers.items():
        checksum = hash_of(content_to_sign(draft))
        actions.signing.sign(draft, part=part, content_hash=checksum, by=user, at=demo.at)
    return draft


def _release(demo: Loader) -> Release:
    draft = demo.the("report/final", ReportDraft)
    municipality = demo.the(MUNICIPALITY, Municipality)
    release = Release(
        municipality=municipality,
        programme=draft.programme,
        title="Exempel: Ett Attraktivare Kristinehamn slutredovisas",
        title_en="Example: the final report of A More Attractive Kristinehamn",
        slug="exempel-slutredovisning",
        summary="Så kan en pressida se ut när en slutredovisning blir offentlig.",
        summary_en="What a press page can look like when a final report is made public.",
        questions=QUESTIONS,
        questions_en=QUESTIONS_EN,
        **EXAMPLE,
    )
    release.full_clean()
    release.save()
    actions.releases.add(release, kind="report", identity=str(draft.pk), by=demo.by, at=demo.at)
    actions.releases.publish_now(release, by=demo.by, at=demo.at)
    return release


def _user(access: Access) -> User:
    """The demo's own user of that role; nothing is signed where somebody has removed it."""
    found = User.objects.filter(username=USERNAMES[access]).first()
    if found is None:
        raise Gone(access)
    return found
