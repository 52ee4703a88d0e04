"""The notes on where a page's statements come from."""

from framsteg.lib.plain_language import Text
from framsteg.programme.queries.origins import Origin
from framsteg.web.presenters.provenance import PageProvenance, ProvenanceNote, SourceLink, provenance_of

OWN = Origin("own_record", "", "", "")
EXAMPLE = Origin("illustrative", "Ett exempel. Summorna är verkliga.", "An example.", "")
ANOTHER = Origin("illustrative", "Området är ett exempel. Summorna är verkliga.", "", "")
PAGE = Origin("public_source", "En sida.", "", "https://www.example.se/sida/")


def test_the_own_record_needs_no_note() -> None:
    assert not provenance_of([OWN, None], "sv")


def test_examples_come_first_each_sentence_once_and_sources_are_linked() -> None:
    assert provenance_of([PAGE, EXAMPLE, ANOTHER, EXAMPLE, PAGE], "sv") == PageProvenance(
        notes=(
            ProvenanceNote(
                "illustrative",
                "Exempel för att visa hur det kan se ut, inte verkliga uppgifter",
                Text("Ett exempel. Summorna är verkliga. Området är ett exempel.", "sv"),
            ),
            ProvenanceNote("public_source", "En offentlig källa", Text("En sida.", "sv")),
        ),
        sources=(SourceLink("https://www.example.se/sida/", "example.se/sida"),),
    )


def test_a_note_that_is_not_translated_says_so() -> None:
    notes = provenance_of([EXAMPLE, ANOTHER], "en").notes
    assert [note.text.language for note in notes] == ["en", "sv"]


def test_an_example_without_a_note_is_still_told() -> None:
    found = provenance_of([Origin("illustrative", "", "", "")], "sv")
    assert [note.key for note in found.notes] == ["illustrative"]
    assert found.has_examples
