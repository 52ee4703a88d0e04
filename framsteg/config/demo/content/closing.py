"""What happens to the eight sub-projects that were not finished: nothing is stated publicly, and that is the answer.

Real: that six were ongoing and two not started at the final report. An example: which of them those were. When the
programme was closed is not public either, so that the demo does not close it.
"""

from framsteg.config.demo import sources
from framsteg.config.demo.content.sub_projects import NUMBERS, key, stage_of
from framsteg.config.demo.loader import Loader
from framsteg.programme.models import AnswerKind, ClosingAnswer, Stage, SubProject

SOURCE = sources.illustrative(
    "Vad som hände med de åtta delprojekt som inte var klara är inte offentligt. Vilka de åtta var är bara ett"
    " exempel.",
    "What happened to the eight sub-projects that were not done is not public. Which the eight were is only an"
    " example.",
)


def load(demo: Loader) -> None:
    for number in NUMBERS:
        if stage_of(number) is not Stage.DONE:
            _not_stated(demo, number)


def _not_stated(demo: Loader, number: int) -> None:
    demo.add(
        f"{key(number)}/answer",
        lambda: ClosingAnswer(
            sub_project=demo.the(key(number), SubProject), kind=AnswerKind.NOT_STATED, **SOURCE
        ),
    )
