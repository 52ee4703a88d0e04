"""The demo's texts, and its example of which sub-project stood where."""

from collections import Counter

from framsteg.config.demo.content.sub_projects import NUMBERS, area_of, stage_of
from framsteg.config.demo.text import text
from framsteg.programme.models import Stage


def test_lines_become_paragraphs_and_tildes_hard_spaces() -> None:
    written = """
        One line
        and its next, 1,7~miljoner.

        Another.
    """
    assert text(written) == "One line and its next, 1,7\N{NO-BREAK SPACE}miljoner.\n\nAnother."


def test_list_items_stay_on_lines_of_their_own() -> None:
    written = """
        - first, which
        goes on
        - second
    """
    assert text(written) == "- first, which goes on\n- second"


def test_the_example_gives_the_real_totals() -> None:
    assert Counter(stage_of(number) for number in NUMBERS) == {
        Stage.DONE: 38,
        Stage.ONGOING: 6,
        Stage.NOT_STARTED: 2,
    }


def test_every_area_has_sub_projects_and_the_centre_its_own() -> None:
    assert Counter(area_of(number) for number in NUMBERS) == {
        1: 5, 2: 5, 3: 5, 4: 5, 5: 5, 6: 5, 7: 4, 8: 3, 9: 5, 10: 4,
    }  # fmt: skip
    assert area_of(18) == 9
