"""The guard over claims reads the report, the slides and what the speaker says."""

from dataclasses import replace
from typing import Any

import pytest

from framsteg.reports.document import Chart, Report, Section
from framsteg.reports.proposing import tree_of
from framsteg.reports.queries.claims import open_claims, words_of
from framsteg.reports.renderers.pptx import words_of_slides
from tests.factories import editions as make
from tests.factories.reports import whole_report

pytestmark = pytest.mark.django_db
CLAIM = "Folkmängden ökade tack vare programmet."


def with_source(words: str) -> Report:
    """A report whose charts have this source: nothing of the page's sentences, but the speaker says it."""

    def changed(section: Section) -> Section:
        blocks: Any = tuple(
            replace(each, source=words) if isinstance(each, Chart) else each for each in section.blocks
        )
        return replace(section, blocks=blocks, subsections=tuple(map(changed, section.subsections)))

    report = whole_report()
    return replace(report, sections=tuple(map(changed, report.sections)))


def test_every_word_of_the_slides_and_their_notes_is_read() -> None:
    draft = make.written(make.prepared())
    tree = tree_of(draft, "sv")
    read = words_of(tree).split("\n\n")
    assert set(words_of_slides(tree)) <= {each for line in read for each in (line, *line.split("\n"))}
    assert len(read) == len(set(read))


def test_a_claim_is_found_once_wherever_it_stands() -> None:
    draft = make.written(make.prepared(), CLAIM)
    tree = tree_of(draft, "sv")
    assert [each.sentence for each in open_claims(draft, [tree, tree])] == [CLAIM]


def test_a_claim_that_only_the_speaker_would_say_is_found() -> None:
    draft = make.prepared()
    assert open_claims(draft, [with_source("SCB")]) == ()
    assert [each.sentence for each in open_claims(draft, [with_source(CLAIM)])] == [CLAIM]
