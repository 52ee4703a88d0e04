"""A municipality leaves one installation and moves into another that has its own: the same pages, data and reports."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, Locale, Page

from framsteg.accounts.models import Access, Municipality, User
from framsteg.audit.models import AuditEntry
from framsteg.cms.accessibility.kinds import kind_of, path_of
from framsteg.cms.accessibility.walking import Visit, walk
from framsteg.cms.editor.access import collection_of
from framsteg.cms.models import MunicipalityHomePage, NewsPage
from framsteg.config import portals
from framsteg.config.demo import PARTS, load, logins
from framsteg.config.demo.content import example_event, example_round, reports
from framsteg.config.municipality import belongings
from framsteg.config.municipality.errors import AlreadyHere, CannotMove, NotAnExport, OtherVersion
from framsteg.config.municipality.importing import move_in
from framsteg.operations import backups, rows, tables
from framsteg.participation.models import Contribution
from framsteg.programme.models import Decision
from tests.browser.pages import BOXES, PAGES
from tests.factories import programme as make
from tests.factories.contributions import asking, contribution
from tests.factories.editor import editor, place
from tests.factories.programme import NOW, SOMEONE

pytestmark = [pytest.mark.usefixtures("committed_db"), pytest.mark.xdist_group("commits")]
SLUG, CODE = "kristinehamn", "1781"
FILES = ("rapport.pdf", "rapport.json", "rapport.csv")
"""Formats of a published edition that are the same bytes each time; the packed ones hold the time they were made."""
BASE = "http://testserver"
NOT_LINKED = {"web:page_helpful", "web:follow_asked", "web:programme_closing"}
"""Answers to forms, and what is linked to only while a programme is being closed."""
KINDS = (Decision, Contribution, Document)
"""What has the key of its row in its address."""


def test_every_table_of_an_installation_either_comes_along_or_stays_for_a_reason() -> None:
    named = [
        *belongings.OWNED,
        *belongings.SHARED,
        *belongings.OF_PAGES,
        *belongings.SPECIAL,
        *belongings.LEFT_OUT,
    ]
    assert len(named) == len(set(named))
    assert set(named) - {"sessions.Session"} == {model._meta.label for model in tables.kept()}


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMSTEG_EVALUATION_COMPILED", "0")
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.MEDIA_ROOT = tmp_path / "data" / "media"
    settings.FRAMSTEG_RAW_DIR = tmp_path / "data" / "raw"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A backup of an installation that nobody has begun in, which is what this one is now."""
    Locale.objects.get_or_create(language_code="sv")
    if not Page.objects.filter(depth=1).exists():  # a test with real commits has emptied every table
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    rows.settle("default")  # keys begin anew, whatever tests before this one have used
    portals.ensure()
    path = tmp_path / "empty.zip"
    backups.back_up(path, at=NOW)
    return path


def everything() -> dict[str, Any]:
    return {model._meta.label: rows.digest(model, "default") for model in tables.kept()}


def test_the_same_pages_data_and_reports_in_an_installation_that_has_another(
    empty: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "kristinehamn.zip"
    _kristinehamn()
    _a_walk_along_links_reaches_every_kind_of_page()
    before, data, files = _pages(), _data(), _files()
    keys = {model: set(model.objects.values_list("pk", flat=True)) for model in KINDS}
    entries = AuditEntry.objects.filter(municipality_code=CODE).count()
    call_command("export_municipality", SLUG, archive, stdout=io.StringIO())

    backups.restore(empty, replace=True)
    _another()
    of_the_other = _of_the_other()
    done = io.StringIO()
    call_command("import_municipality", archive, stdout=done)

    shifts = {model: max(_keys(model)) - max(keys[model]) for model in KINDS}
    assert len(data) > 20
    assert {path for path, text in before.items() if not text.startswith("200")} == {PAGES["missing"]}
    assert all(len(content) > 1000 for content in files.values())
    assert all(shifts.values())  # the other one had used those keys
    assert _differences(before, _pages()) == {}
    assert (_data(), _files()) == (data, files)
    assert _of_the_other() == of_the_other
    assert AuditEntry.objects.filter(municipality_code=CODE).count() == entries + 1
    _accounts_came_without_rights_beyond_their_own(done.getvalue())
    _old_addresses_lead_on(keys, shifts)
    _what_is_new_gets_keys_of_its_own()
    with pytest.raises(CommandError, match=r"here already. It is not replaced\. Nothing was changed"):
        call_command("import_municipality", archive)


def _a_walk_along_links_reaches_every_kind_of_page() -> None:
    """The check of accessibility finds by itself what the walks of the tests have in a list by hand."""
    client = Client()

    def look(path: str, is_checked: bool) -> Visit:
        links = re.findall(r'(?:href|action)="([^"#?]+)', client.get(path, follow=True).content.decode())
        return Visit([found for each in links if (found := path_of(urljoin(BASE + path, each), BASE))])

    walked = walk(SLUG, ["sv"], look, visited=3)
    listed = {kind_of(f"/sv{path}".partition("?")[0], SLUG) for path in PAGES.values()} - {
        "",
        "wagtail_serve",
    }
    assert listed - walked.visits.keys() <= NOT_LINKED


def _another() -> None:
    """A municipality that has used keys, names and files that the one that comes has too."""
    other = make.MunicipalityFactory(name="Grannby", code="1799", slug="grannby")
    portal = portals.portal("sv")
    assert portal is not None
    portal.add_child(instance=MunicipalityHomePage(title="Grannby", slug="grannby", municipality=other))
    make.DecisionFactory(municipality=other)
    contribution(make.EventFactory(municipality=other, **asking()))
    for name in ("annan.pdf", "vision.pdf"):
        Document.objects.create(title="Deras", file=ContentFile(b"%PDF-1.7 other", name))
    stranger = editor(other, Access.COMMUNICATOR)
    User.objects.filter(pk=stranger.pk).update(username=f"communicator-{CODE}")


def _kristinehamn() -> None:
    """The demo with everything that it can have, pictures, documents and links between pages too."""
    of_demo = (
        ("logins", logins.load),
        ("round", example_round.load),
        ("event", example_event.load),
        ("report", reports.load),
    )
    load(timezone.now(), (*PARTS, *of_demo))
    municipality = Municipality.objects.get()
    editor(municipality, Access.COMMUNICATOR)
    picture = _picture(municipality)
    picture.tags.add("torg")
    document = Document.objects.create(title="Vision", file=ContentFile(b"%PDF-1.7 vision", "vision.pdf"))
    news, linked = NewsPage.objects.filter(locale__language_code="sv").order_by("pk")[:2]
    news.picture, news.picture_alt = picture, "Torget en vinterdag"
    news.body = json.dumps(
        [
            {"type": "text", "value": f'<p>Se <a linktype="page" id="{linked.pk}">nyheten</a>.</p>'},
            {
                "type": "picture",
                "value": {"picture": {"image": picture.pk, "alt_text": "Torget", "decorative": False}},
            },
            {
                "type": "documents",
                "value": {"heading": "Läs mer", "documents": [document.pk]},
            },
        ]
    )
    news.save_revision().publish()
    linked.title = "Bara ett utkast"
    linked.save_revision()


def _picture(municipality: Municipality) -> Image:
    drawn = io.BytesIO()
    Picture.new("RGB", (1600, 900), "#1d4f5c").save(drawn, "PNG")
    file, collection = ContentFile(drawn.getvalue(), "torget.png"), collection_of(municipality)
    return Image.objects.create(title="Torget", file=file, width=1600, height=900, collection=collection)


def _pages() -> dict[str, str]:
    """Every kind of page in Swedish, and some in English, as text without what is made anew for each visit."""
    client = Client()
    own = dict.fromkeys((PAGES | BOXES).values(), "sv") | {PAGES["news"]: "en", PAGES["programme"]: "en"}
    first = Contribution.objects.filter(event__municipality__code=CODE).order_by("pk")[0].pk
    news = NewsPage.objects.filter(locale__language_code="sv", picture__isnull=False).get().url_path
    own |= {f"/{SLUG}{news.partition(SLUG)[2]}": "sv"}
    found = {}
    for path, language in own.items():
        asked = path.replace("/synpunkter/1/", f"/synpunkter/{first}/")
        answer = client.get(f"/{language}{asked}")
        found[path] = f"{answer.status_code} {answer.content.decode()}"
    return found


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The first line of each page that reads otherwise."""
    found = {}
    for path in {*before, *after}:
        lines = zip_longest(
            _plain(before.get(path, "")).splitlines(), _plain(after.get(path, "")).splitlines()
        )
        other = next(((str(one), str(two)) for one, two in lines if one != two), None)
        found |= {path: other} if other else {}
    return found


def _plain(text: str) -> str:
    """Without what no two visits share, and without the keys of rows in addresses, marks and names of views."""
    text = re.sub(r'<input type="hidden"[^>]*>', "", text)
    text = re.sub(r"(beslut|synpunkter|stod|documents|korning)/\d+/", r"\1/N/", text)
    text = re.sub(r"vision(_\w+)?\.pdf", "vision.pdf", text)  # another one had that name here
    text = re.sub(r"(Synpunkt |View |tema=|enhet=)\d+", r"\1N", text)
    return re.sub(r"\b(svar|report|programme|event|handelse|answer|money|decision)-\d+", r"\1", text)


def _data() -> dict[str, Any]:
    """The interface for programs: everything of each kind, without the keys of this installation."""
    client = Client()
    kinds = client.get("/api/v1/").json()
    told = {}
    for kind in kinds["kinds"] if isinstance(kinds, dict) and "kinds" in kinds else kinds:
        name = kind["name"]
        answer = client.get(f"/api/v1/files/{name}.json?municipality={SLUG}").content
        told[name] = _without_keys(json.loads(answer))
    return told


def _without_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_keys(each)
            for name, each in value.items()
            if not re.search(r"(^|_)ids?$|^page$|url|_at$", name)
        }
    if isinstance(value, list):
        return [_without_keys(each) for each in value]
    return value


def _files() -> dict[str, bytes]:
    client = Client()
    return {name: client.get(f"/sv{PAGES['report']}{name}").content for name in FILES}


def _keys(model: Any) -> list[int]:
    of = {"Decision": "municipality__code", "Contribution": "event__municipality__code"}.get(model.__name__)
    found = model.objects.filter(**{of: CODE}) if of else model.objects.all()
    return list(found.values_list("pk", flat=True))


def _of_the_other() -> list[str]:
    client = Client()
    paths = ("/sv/grannby/", "/sv/grannby/beslut/", "/api/v1/files/decisions.json?municipality=grannby")
    return [client.get(path).content.decode() for path in paths]


def _accounts_came_without_rights_beyond_their_own(told: str) -> None:
    came = User.objects.get(username=f"communicator-{CODE}-{CODE}")
    assert f"is called {came.username} here" in told
    assert (came.has_usable_password(), came.is_superuser) == (False, False)
    assert [group.name for group in came.groups.all()] == [f"{CODE}: communicator"]
    stranger = User.objects.get(username=f"communicator-{CODE}")
    assert set(stranger.grants.values_list("municipality__code", flat=True)) == {"1799"}


def _old_addresses_lead_on(keys: Mapping[type, set[int]], shifts: Mapping[type, int]) -> None:
    old = min(keys[Contribution])
    answer = Client().get(f"/sv/{SLUG}/synpunkter/{old}/")
    assert (answer.status_code, answer["Location"]) == (
        301,
        f"/sv/{SLUG}/synpunkter/{old + shifts[Contribution]}/",
    )
    document = Document.objects.get(title="Vision")
    answer = Client().get(f"/documents/{document.pk - shifts[Document]}/vision.pdf")
    assert (answer.status_code, answer["Location"]) == (301, document.url)


def _what_is_new_gets_keys_of_its_own() -> None:
    used = max(
        int(each)
        for each in AuditEntry.objects.filter(object_type="programme.decision").values_list(
            "object_id", flat=True
        )
    )
    assert make.DecisionFactory(municipality=Municipality.objects.get(code="1799")).pk > used


def _rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as source:
        held = {name: change(name, source.read(name)) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in held.items():
            target.writestr(name, content)


def _row(label: str, change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """An archive whose first row of a table is another one, with a list that fits it."""

    def harm(path: Path) -> None:
        name, told = f"tables/{label}.jsonl", rows.Digest()

        def changed(held: str, content: bytes) -> bytes:
            if held != name:
                return content
            lines = [json.loads(line) for line in content.decode().splitlines()]
            change(lines[0])
            written = [json.dumps(line, ensure_ascii=False) for line in lines]
            for line in written:
                told.add(line)
            return "".join(f"{line}\n" for line in written).encode()

        def listed(held: str, content: bytes) -> bytes:
            if held != "manifest.json":
                return content
            manifest = json.loads(content)
            manifest["tables"][label] |= told.told()
            return json.dumps(manifest).encode()

        _rewritten(path, changed)
        _rewritten(path, listed)

    return harm


def _more(name: str, content: bytes) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as target:
            target.writestr(name, content)

    return harm


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3000])


def _bomb(path: Path) -> None:
    _more("files/raw/zeros", b"\0" * 80_000_000)(path)


def _another_file(path: Path) -> None:
    _rewritten(path, lambda name, content: b"MZ" + content if name.startswith("files/media/") else content)


def _active_picture(path: Path) -> None:
    """A drawing with a script in it, under the name of a picture, with a list that fits it."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

    def changed(name: str, content: bytes) -> bytes:
        if name.startswith("files/media/original_images"):
            return drawing
        if name == "manifest.json":
            manifest = json.loads(content)
            for held in manifest["files"]:
                if held.startswith("media/original_images"):
                    manifest["files"][held] = sha256(drawing).hexdigest()
            return json.dumps(manifest).encode()
        return content

    _rewritten(path, changed)


def _form(path: Path) -> None:
    _rewritten(
        path,
        lambda name, content: (
            content.replace(b"municipality/1", b"municipality/9") if name == "manifest.json" else content
        ),
    )


def _set(label: str, **values: Any) -> Callable[[Path], None]:
    return _row(label, lambda row: row.update(values))


SCRIPT = [{"type": "text", "value": "<p onclick='x()'>Hej</p>"}]
HARM: tuple[tuple[str, Callable[[Path], None], type[CannotMove], str], ...] = (
    ("cut off", _cut, NotAnExport, "cannot be read as a whole archive"),
    ("bomb", _bomb, NotAnExport, "would become"),
    ("way out", _more("files/media/../../out.txt", b"x"), NotAnExport, "no export has"),
    ("not listed", _more("files/media/documents/more.pdf", b"x"), NotAnExport, "not what its list tells"),
    ("another file", _another_file, NotAnExport, "not the one that was exported"),
    ("active picture", _active_picture, NotAnExport, "not what its name says"),
    ("unknown form", _form, OtherVersion, "does not know"),
    ("newer", _set("programme.Programme", mood="glad"), OtherVersion, "newer version"),
    ("superuser", _set("accounts.User", is_superuser=True), OtherVersion, "is_superuser"),
    ("stranger", _set("programme.Programme", municipality_id=999_999), NotAnExport, "not in the archive"),
    ("script", _set("cms.NewsPage", body=SCRIPT), NotAnExport, "text of a page"),
    ("address", _set("programme.Programme", source_url="javascript:alert(1)"), NotAnExport, "source_url"),
    ("law", _set("programme.Allocation", amount_ore=10**15), NotAnExport, "law of the database"),
    ("choice", _set("programme.SubProject", stage="finished"), NotAnExport, "stage"),
    ("tree", _set("wagtailcore.Page", path="00010001"), NotAnExport, "tree"),
)  # fmt: skip


def test_what_is_broken_or_poisoned_is_refused_in_a_sentence_and_changes_nothing(
    empty: Path, tmp_path: Path
) -> None:
    """One archive, harmed in every way."""
    other = place("Grannby", "1799")
    other.news.body = json.dumps([{"type": "text", "value": "<p>Hej</p>"}])
    other.news.save()
    _picture(other.municipality)
    archive = tmp_path / "grannby.zip"
    call_command("export_municipality", "1799", archive, stdout=io.StringIO())
    whole = archive.read_bytes()
    with pytest.raises(AlreadyHere, match="code 1799 here already"):
        move_in(archive, by=SOMEONE, at=NOW)
    backups.restore(empty, replace=True)
    before, said = everything(), dict[str, bool | str]()
    for name, harm, kind, words in HARM:
        archive.write_bytes(whole)
        harm(archive)
        try:
            said[name] = f"let in: {move_in(archive, by=SOMEONE, at=NOW)}"
        except kind as refused:
            said[name] = words in str(refused) or str(refused)
        assert (everything(), _laid(tmp_path)) == (before, []), name
    assert said == dict.fromkeys(said, True)
    archive.write_bytes(whole)
    assert move_in(archive, by=SOMEONE, at=NOW).municipality.name == "Grannby"
    assert len(_laid(tmp_path)) == 1


def _laid(folder: Path) -> list[str]:
    return sorted(str(path) for path in (folder / "data" / "media").rglob("*") if path.is_file())
