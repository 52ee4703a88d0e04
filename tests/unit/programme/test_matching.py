"""Which rule fits an entry of the accounts."""

import pytest

from framsteg.programme.bookings import Matcher, Rule
from framsteg.programme.models import MappingTarget

ONE, OTHER = MappingTarget.PROGRAMME, MappingTarget.OUTSIDE


@pytest.mark.parametrize(
    ("rule", "account", "project", "fits"),
    [
        ({"project_code": "P1"}, "7470", "p1", True),
        ({"project_code": "P1"}, "7470", "P10", False),
        ({"project_code": "018"}, "7470", "18", True),
        ({"project_code": "P*"}, "7470", "P10", True),
        ({"project_code": "P*"}, "7470", "", False),
        ({"project_code": "*"}, "7470", "", True),
        ({"account_from": 7000, "account_to": 7499}, "7470", "", True),
        ({"account_from": 7000, "account_to": 7499}, "747001", "", True),
        ({"account_from": 7000, "account_to": 7469}, "7470", "", False),
        ({"account_from": 7000, "account_to": 7499}, "74", "", False),
        ({"project_code": "P1", "account_from": 7000, "account_to": 7499}, "5010", "P1", False),
    ],
)
def test_a_rule_fits_by_all_that_it_says(
    rule: dict[str, object], account: str, project: str, fits: bool
) -> None:
    assert Rule(ONE, **rule).fits(account, project) is fits  # type: ignore[arg-type]


def test_the_first_rule_that_fits_decides_and_none_is_an_answer() -> None:
    matcher = Matcher([Rule(ONE, project_code="P1"), Rule(OTHER, project_code="P*")])
    found = [matcher.rule_for("7470", project) for project in ("P1", "P2", "X")]
    assert [rule.target if rule else None for rule in found] == [ONE, OTHER, None]
