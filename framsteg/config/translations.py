"""The translations of the interface: collected, compiled and checked without any hand work."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

LANGUAGE = "sv"
_NOT_OURS = shutil.ignore_patterns(
    "locale", "locale_wagtail", "static", "__pycache__", "migrations", "*.sqlite3", "*.csv"
)
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
_TAG = re.compile(r"</?[a-z][^>]*>")
_PROPER_IN_ENGLISH = {"Swedish", "English"}
"""Words that English writes with a capital letter and Swedish does not."""


class XgettextMissing(Exception):
    """The system program that finds texts in the source is not installed."""


def locale_dir() -> Path:
    return Path(settings.LOCALE_PATHS[0])


def po_path() -> Path:
    return locale_dir() / LANGUAGE / "LC_MESSAGES" / "django.po"


def _po_paths() -> list[Path]:
    """Our own texts, and those that we lend to Wagtail."""
    folders = (Path(folder) for folder in settings.LOCALE_PATHS)
    return [path for folder in folders for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))]


def compile_all() -> int:
    """Write each compiled file that is not what its source says; the number of files written."""
    return sum(_compile(path) for path in _po_paths())


def collect() -> polib.POFile:
    """Bring the Swedish file in line with the texts of the source; guesses and texts no longer used are dropped."""
    texts = polib.pofile(str(po_path()), wrapwidth=0)
    texts.merge(texts_in_source())
    for entry in list(texts):
        if entry.obsolete:
            texts.remove(entry)
        elif entry.fuzzy:
            _forget_guess(entry)
    texts.metadata.pop("POT-Creation-Date", None)
    texts.save()
    return texts


def texts_in_source() -> polib.POFile:
    """Every text marked for translation in the package, found in a copy so that nothing in it is touched."""
    if shutil.which("xgettext") is None:
        raise XgettextMissing("Install gettext first: sudo apt-get install gettext")
    package = locale_dir().parent
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / package.name
        shutil.copytree(package, copy, ignore=_NOT_OURS)
        (copy / "locale").mkdir()
        command = ["makemessages", "--exclude", LANGUAGE, "--keep-pot", "--no-location", "--no-wrap"]
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(package.parent)},
            check=True,
            capture_output=True,
            text=True,
        )
        return polib.pofile(str(copy / "locale" / "django.pot"), wrapwidth=0)


def problems() -> list[str]:
    """Everything that is wrong with the Swedish texts, a sentence each; none when they are complete."""
    translated = polib.pofile(str(po_path()))
    borrowed = [polib.pofile(str(path)) for path in _po_paths() if path != po_path()]
    entries = (entry for file in (translated, *borrowed) for entry in file)
    return [
        *missing_from(translated, texts_in_source()),
        *(each for entry in entries for each in problems_of(entry)),
    ]


def missing_from(translated: polib.POFile, source: polib.POFile) -> Iterator[str]:
    """What is in the source but not in the file, and the other way round."""
    there = {_identity(entry) for entry in translated if not entry.obsolete}
    wanted = {_identity(entry) for entry in source}
    yield from (f"{text!r}: not collected, run make messages" for _, text, _ in sorted(wanted - there))
    yield from (
        f"{text!r}: no longer in the source, run make messages" for _, text, _ in sorted(there - wanted)
    )


def problems_of(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one translation."""
    if entry.obsolete:
        yield f"{entry.msgid!r}: obsolete"
    elif entry.fuzzy:
        yield f"{entry.msgid!r}: only guessed (fuzzy)"
    elif not entry.translated():
        yield f"{entry.msgid!r}: not translated"
    else:
        for source, text in _pairs(entry):
            yield from (f"{entry.msgid!r}: {difference}" for difference in _differences(source, text))


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [
        (entry.msgid if form == 0 else entry.msgid_plural, text) for form, text in entry.msgstr_plural.items()
    ]


def _differences(source: str, text: str) -> Iterator[str]:
    if _parts(_PLACEHOLDER, source) != _parts(_PLACEHOLDER, text):
        yield "the placeholders differ"
    if _parts(_TAG, source) != _parts(_TAG, text):
        yield "the HTML tags differ"
    if _outer_blanks(source) != _outer_blanks(text):
        yield "blanks at the start or end differ"
    if _case_differs(source, text) and source.split()[0] not in _PROPER_IN_ENGLISH:
        yield "one starts with a capital letter, the other does not"


def _parts(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(pattern.findall(text.replace("%%", "")))


def _outer_blanks(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _case_differs(source: str, text: str) -> bool:
    """Whether both start with a letter, one of them a capital."""
    first, other = source.lstrip()[:1], text.lstrip()[:1]
    return first.isalpha() and other.isalpha() and first.isupper() != other.isupper()


def _identity(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _forget_guess(entry: polib.POEntry) -> None:
    entry.flags.remove("fuzzy")
    entry.msgstr = ""
    entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
    entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None


def _compile(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    content = polib.pofile(str(path)).to_binary()
    if compiled.exists() and compiled.read_bytes() == content:
        return False
    part = compiled.with_suffix(f".mo-{os.getpid()}")
    part.write_bytes(content)
    part.replace(compiled)
    return True
