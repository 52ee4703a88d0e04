"""The sentence that tells where the sub-projects stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framsteg.lib.plain_language import HARD_SPACE, count
from framsteg.programme.models import Stage
from framsteg.programme.queries.progress import Progress
from framsteg.web.presenters.sentences import progress_sentence, share_sentence

numbers = st.one_of(st.integers(0, 3), st.integers(0, 14), st.integers(0, 12_000))
progresses = st.builds(Progress, **{stage.value: numbers for stage in Stage})
languages = st.sampled_from(["sv", "en"])


@pytest.mark.parametrize(
    ("progress", "swedish", "english"),
    [
        (
            Progress(done=38, ongoing=6, not_started=2),
            "Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats.",
            "Of the 46 sub-projects, 38 are done, six are still ongoing and two have not yet started.",
        ),
        (Progress(), "Det finns inga delprojekt ännu.", "There are no sub-projects yet."),
        (Progress(done=1), "Det enda delprojektet är klart.", "The only sub-project is done."),
        (
            Progress(not_started=1),
            "Det enda delprojektet har ännu inte påbörjats.",
            "The only sub-project has not yet started.",
        ),
        (
            Progress(unknown=1),
            "Det enda delprojektet saknar uppgift om läget.",
            "The only sub-project has no known stage.",
        ),
        (Progress(done=2), "Båda delprojekten är klara.", "Both sub-projects are done."),
        (Progress(done=46), "Alla 46 delprojekt är klara.", "All 46 sub-projects are done."),
        (
            Progress(ongoing=5),
            "Alla fem delprojekt pågår fortfarande.",
            "All five sub-projects are still ongoing.",
        ),
        (
            Progress(not_started=10),
            "Inget av de tio delprojekten har påbörjats ännu.",
            "None of the ten sub-projects has started yet.",
        ),
        (
            Progress(unknown=46),
            "Alla 46 delprojekt saknar uppgift om läget.",
            "All 46 sub-projects have no known stage.",
        ),
        (
            Progress(done=1, ongoing=1),
            "Av de två delprojekten är ett klart och ett pågår fortfarande.",
            "Of the two sub-projects, one is done and one is still ongoing.",
        ),
        (
            Progress(ongoing=6, not_started=40),
            "Av de 46 delprojekten är inget klart, sex pågår fortfarande och 40 har ännu inte påbörjats.",
            "Of the 46 sub-projects, none is done, six are still ongoing and 40 have not yet started.",
        ),
        (
            Progress(done=30, ongoing=6, not_started=2, paused=1, cancelled=3, transferred=1, unknown=13),
            "Av de 56 delprojekten är 30 klara, sex pågår fortfarande, två har ännu inte påbörjats, ett är pausat, "
            "tre har avbrutits, ett har övergått i annat och 13 saknar uppgift om läget.",
            "Of the 56 sub-projects, 30 are done, six are still ongoing, two have not yet started, one is paused, "
            "three have been cancelled, one has become something else and 13 have no known stage.",
        ),
        (
            Progress(done=9_990, cancelled=10),
            f"Av de 10{HARD_SPACE}000 delprojekten är 9{HARD_SPACE}990 klara och tio har avbrutits.",
            f"Of the 10{HARD_SPACE}000 sub-projects, 9{HARD_SPACE}990 are done and ten have been cancelled.",
        ),
    ],
)
def test_reads_as_a_person_would_write_it(progress: Progress, swedish: str, english: str) -> None:
    assert (progress_sentence(progress, "sv"), progress_sentence(progress, "en")) == (swedish, english)


@given(progresses, languages)
def test_every_count_is_said_and_they_sum_to_the_total(progress: Progress, language: str) -> None:
    text = progress_sentence(progress, language)
    said = [number for number in (progress.of(stage) for stage in Stage) if number]
    assert sum(said) == progress.total
    if len(said) > 1:
        words = text.replace(",", "").rstrip(".").split(" ")
        for number in (*said, progress.total):
            assert count(number, language) in words
            words.remove(count(number, language))


@given(progresses, languages)
def test_is_one_clean_sentence_that_is_the_same_every_time(progress: Progress, language: str) -> None:
    text = progress_sentence(progress, language)
    assert text == progress_sentence(progress, language)
    assert re.fullmatch(r"[A-ZÅÄÖ][^.]*[a-zåäö]\.", text)
    assert not re.search(r"  | ,|,,|, och|, and|(och|and)\.|^\d", text)


@given(progresses, languages)
def test_singular_and_plural_agree(progress: Progress, language: str) -> None:
    text = progress_sentence(progress, language)
    assert not re.search(r"\bett är (klara|pausade)|\bone (are|have)\b|(två|tre|\d) är (klart|pausat)", text)


@pytest.mark.parametrize(
    ("progress", "swedish"),
    [
        (
            Progress(done=38, ongoing=6, not_started=2),
            f"Klart: 82,6{HARD_SPACE}% (38 av 46), räknat på alla delprojekt utom dem som har avbrutits eller "
            "övergått i annat.",
        ),
        (
            Progress(done=1, paused=1, unknown=2, cancelled=5, transferred=1),
            f"Klart: 25,0{HARD_SPACE}% (1 av 4), räknat på alla delprojekt utom dem som har avbrutits eller "
            "övergått i annat.",
        ),
        (Progress(), "Det går inte att räkna ut någon andel: det finns inga delprojekt."),
        (
            Progress(cancelled=2),
            "Det går inte att räkna ut någon andel: alla delprojekt har avbrutits eller övergått i annat.",
        ),
    ],
)
def test_the_share_says_what_it_is_counted_on(progress: Progress, swedish: str) -> None:
    assert share_sentence(progress, "sv") == swedish


def test_the_share_in_english() -> None:
    assert share_sentence(Progress(done=38, ongoing=6, not_started=2), "en") == (
        "Done: 82.6% (38 of 46), counted on all sub-projects except those that have been cancelled or have become "
        "something else."
    )
