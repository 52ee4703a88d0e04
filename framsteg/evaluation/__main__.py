"""Command line: ``python -m framsteg.evaluation FILE --unit NAME --start PERIOD``; ``scan`` and ``warm`` beside it."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framsteg.evaluation.dossier import evaluate
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.estimators import ESTIMATORS
from framsteg.evaluation.question import Question
from framsteg.evaluation.reading import Columns, ReadPanel, read_panel
from framsteg.evaluation.results import Dossier
from framsteg.evaluation.scales import Scale
from framsteg.evaluation.summary import lines


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when answered, 2 when a named error stopped it."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["scan"]:
        from framsteg.evaluation.scan_command import main as scan

        return scan(given[1:], print)
    if given[:1] == ["warm"]:
        from framsteg.evaluation.simplex.warming import warm

        print(warm())
        return 0
    options = parser().parse_args(given)
    try:
        read = read_panel(options.file, columns(options), options.drop_incomplete, options.sheet)
        dossier = evaluate(read.panel, question(options))
    except EvaluationError as error:
        print(f"error [{error.code}]: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines(dossier)))
    if options.json is not None:
        options.json.write_text(as_json(dossier, read), encoding="utf-8")
    return 0


def as_json(dossier: Dossier, read: ReadPanel) -> str:
    """The dossier with the hash of the file; same input, same bytes."""
    content = {"file_sha256": read.file_hash, **dossier.to_dict()}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def columns(options: argparse.Namespace) -> Columns:
    return Columns(options.unit_column, options.period_column, options.value_column, holding=options.unit)


def question(options: argparse.Namespace) -> Question:
    return Question(
        unit=options.unit,
        start=options.start,
        estimator=options.estimator,
        scale=Scale(options.scale),
        donors=None if options.donors is None else names(options.donors),
        excluded=names(options.exclude or []),
        first=options.first,
        last=options.last,
        periods=options.periods,
        alpha=options.alpha,
        largest=options.without_largest,
        series_starts=names(options.series_starts or []),
        breaks=names(options.breaks or []),
    )


def names(given: list[str]) -> tuple[str, ...]:
    """Names given apart, or together with commas or semicolons between."""
    return tuple(name.strip() for item in given for name in item.replace(";", ",").split(",") if name.strip())


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m framsteg.evaluation",
        description="What would the series have been without the programme? Any long or wide panel, CSV or Excel.",
        epilog="Also: 'scan' treats every unit of many series in turn; 'warm' compiles the solver ahead of time.",
    )
    made.add_argument("file", type=Path, help="panel as CSV or Excel, long or wide")
    made.add_argument("--unit", required=True, help="the treated unit")
    made.add_argument("--start", required=True, help="its first treated period")
    made.add_argument("--estimator", default="sdid", choices=list(ESTIMATORS))
    made.add_argument("--scale", default="level", choices=[str(scale) for scale in Scale])
    add_pool(made)
    add_columns(made)
    made.add_argument("--json", type=Path, metavar="OUT", help="write everything here")
    return made


def add_pool(made: Any) -> None:
    made.add_argument(
        "--donors", nargs="+", metavar="UNIT", help="only these donors (default: all other units)"
    )
    made.add_argument("--exclude", nargs="+", metavar="UNIT", help="leave these units out")
    made.add_argument("--first", metavar="PERIOD", help="first period to use")
    made.add_argument("--last", metavar="PERIOD", help="last period to use")
    made.add_argument(
        "--periods", type=int, metavar="N", help="periods after the start that the answer needs"
    )
    made.add_argument("--alpha", type=float, default=0.10, help="level of the tests (default 0.10)")
    made.add_argument(
        "--without-largest", type=int, default=0, metavar="N", help="check: without the N largest"
    )
    made.add_argument(
        "--series-starts", nargs="+", metavar="PERIOD", help="check: other beginnings of the series"
    )
    made.add_argument("--breaks", nargs="+", metavar="PERIOD", help="periods with a new definition")


def add_columns(made: Any) -> None:
    made.add_argument("--unit-column", metavar="NAME")
    made.add_argument("--period-column", metavar="NAME")
    made.add_argument("--value-column", metavar="NAME")
    made.add_argument("--sheet", metavar="NAME", help="sheet of a workbook (default: the first)")
    made.add_argument("--drop-incomplete", action="store_true", help="leave out units with missing values")


if __name__ == "__main__":
    raise SystemExit(main())
