"""What counts as a whole translation."""

from pathlib import Path

import polib
import pytest
from django.conf import LazySettings

from framsteg.config import translations


def entry(msgid: str, msgstr: str = "", **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


def test_a_whole_translation_has_no_problems() -> None:
    assert (
        list(translations.problems_of(entry("%(number)d of <b>%(all)d</b>", "%(number)d av <b>%(all)d</b>")))
        == []
    )


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (entry("Save"), "'Save': not translated"),
        (entry("Save", "Spara", flags=["fuzzy"]), "'Save': only guessed (fuzzy)"),
        (entry("Save", "Spara", obsolete=True), "'Save': obsolete"),
        (entry("By %(who)s", "Av %(vem)s"), "'By %(who)s': the placeholders differ"),
        (entry("By {who}", "Av"), "'By {who}': the placeholders differ"),
        (entry("All <b>done</b>", "Allt klart"), "'All <b>done</b>': the HTML tags differ"),
        (entry("and ", "och"), "'and ': blanks at the start or end differ"),
        (entry("saved", "Sparat"), "'saved': one starts with a capital letter, the other does not"),
    ],
)
def test_each_fault_is_told(broken: polib.POEntry, problem: str) -> None:
    assert list(translations.problems_of(broken)) == [problem]


def test_every_plural_form_is_checked() -> None:
    plural = polib.POEntry(
        msgid="One area", msgid_plural="%(n)d areas", msgstr_plural={0: "Ett område", 1: "Flera områden"}
    )
    assert list(translations.problems_of(plural)) == ["'One area': the placeholders differ"]


def test_names_of_languages_may_lose_their_capital_letter() -> None:
    assert list(translations.problems_of(entry("Swedish", "svenska"))) == []


def test_texts_that_are_missing_or_no_longer_used_are_told() -> None:
    translated, source = polib.POFile(), polib.POFile()
    translated.append(entry("Old", "Gammal"))
    source.append(entry("New"))
    assert list(translations.missing_from(translated, source)) == [
        "'New': not collected, run make messages",
        "'Old': no longer in the source, run make messages",
    ]


def test_compiling_twice_writes_once(tmp_path: Path, settings: LazySettings) -> None:
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    texts = polib.POFile()
    texts.append(entry("Save", "Spara"))
    texts.save(str(folder / "django.po"))
    settings.LOCALE_PATHS = [tmp_path]
    assert [translations.compile_all(), translations.compile_all()] == [1, 0]
    assert polib.mofile(str(folder / "django.mo"))[0].msgstr == "Spara"
