"""A form's pass: made here, for one form, for a time, and worked for or not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from framsteg.participation import form_passes

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def worked_for(said: str) -> str:
    return next(str(n) for n in range(1_000_000) if form_passes.is_answer(said, str(n)))


def test_a_pass_comes_back_as_it_was_made_and_is_worth_its_work() -> None:
    said = form_passes.issue("contribution/1", at=NOW)
    plain = form_passes.read(said, "", "contribution/1")
    worked = form_passes.read(said, worked_for(said), "contribution/1")

    assert (plain.token, plain.made_at, plain.is_worked_for) == (worked.token, NOW, False)
    assert worked.is_worked_for
    assert not worked.has_expired(NOW + timedelta(hours=12))
    assert worked.has_expired(NOW + timedelta(hours=12, seconds=1))
    assert plain.is_too_quick(NOW + timedelta(seconds=2))


@pytest.mark.parametrize(
    "change", [lambda s: s[:-1], lambda s: "x" + s, lambda s: "", lambda s: s.replace("~", "")]
)
def test_a_pass_that_was_not_made_here_is_damaged(change: object) -> None:
    said = form_passes.issue("contribution/1", at=NOW)
    with pytest.raises(form_passes.Damaged):
        form_passes.read(change(said), "", "contribution/1")  # type: ignore[operator]
    with pytest.raises(form_passes.Damaged):
        form_passes.read(said, "", "contribution/2")


def test_work_for_one_form_is_worth_nothing_for_another() -> None:
    said = form_passes.issue("contribution/1", at=NOW)
    done = worked_for(said)
    others = [form_passes.issue("contribution/1", at=NOW) for _each in range(20)]
    assert sum(form_passes.is_answer(other, done) for other in others) <= 1
    assert not form_passes.is_answer(said, "9" * 13)


def test_the_browser_works_for_as_many_bits_as_are_asked_for() -> None:
    script = (settings.PACKAGE_DIR / "static/js/taking-part.js").read_text(encoding="utf-8")
    assert f"BITS = {form_passes.BITS}," in script
