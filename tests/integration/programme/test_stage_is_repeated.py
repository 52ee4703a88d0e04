from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from framsteg.programme.models import Stage, SubProject
from tests.factories import programme as make

FIRST = date(2012, 1, 1)
REPORTS = st.lists(st.tuples(st.sampled_from(Stage.values), st.integers(0, 5)), max_size=6)


@pytest.mark.django_db
class TestStage(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(REPORTS)
    def test_the_repeated_stage_is_that_of_the_latest_report(self, reports: list[tuple[str, int]]) -> None:
        sub_project = make.SubProjectFactory()
        for stage, days in reports:
            make.report(sub_project, Stage(stage), FIRST + timedelta(days=days))
        in_time = sorted(enumerate(reports), key=lambda each: (each[1][1], each[0]))
        expected = in_time[-1][1][0] if in_time else Stage.UNKNOWN
        assert SubProject.objects.get(pk=sub_project.pk).stage == expected
