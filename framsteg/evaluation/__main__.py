"""Command line: ``python -m framsteg.evaluation FILE --unit NAME --start PERIOD``; ``scan`` and ``warm`` beside it."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from framsteg.evaluation.dossier import evaluate
from framsteg.evaluation.errors import EvaluationError, PeriodNotFoundError, UnwritableError
from framsteg.evaluation.estimators import ESTIMATORS
from framsteg.evaluation.panel import Panel
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
        dossier = evaluate(read.panel, question(options, read.panel))
        if options.json is not None:
            write(options.json, as_json(dossier, read))
    except EvaluationError as error:
        print(f"error [{error.code}]: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines(dossier)))
    return 0


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableError(path=str(path), reason=error.strerror or str(error)) from error


def as_json(dossier: Dossier, read: ReadPanel) -> str:
    """The dossier with the hash of the file; same input, same bytes."""
    content = {"file_sha256": read.file_hash, **dossier.to_dict()}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def columns(options: argparse.Namespace) -> Columns:
    holding = unicodedata.normalize("NFC", options.unit).strip()
    return Columns(options.unit_column, options.period_column, options.value_column, holding=holding)


def question(options: argparse.Namespace, panel: Panel) -> Question:
    """The question, with units and periods as the panel writes them."""
    units = partial(unit_in, panel)
    return Question(
        unit=unit_in(panel, options.unit),
        start=period_in(panel, options.start),
        estimator=options.estimator,
        scale=Scale(options.scale),
        donors=None if options.donors is None else tuple(map(units, names(options.donors, panel))),
        excluded=tuple(map(units, names(options.exclude or [], panel))),
        first=None if options.first is None else period_in(panel, options.first),
        last=None if options.last is None else period_in(panel, options.last),
        periods=options.periods,
        alpha=options.alpha,
        largest=options.without_largest,
        series_starts=tuple(
            panel.periods[panel.time_of(each)] for each in names(options.series_starts or [])
        ),
        breaks=tuple(panel.periods[panel.time_of(each)] for each in names(options.breaks or [])),
    )


def unit_in(panel: Panel, name: str) -> str:
    """The unit as the panel spells it, where only blanks, capitals or the writing of å, ä and ö differ."""
    plain = unicodedata.normalize("NFC", name)
    if plain in panel.places:
        return plain
    same = [unit for unit in panel.units if unit.strip().casefold() == plain.strip().casefold()]
    return same[0] if len(same) == 1 else plain


def period_in(panel: Panel, period: str) -> str:
    """The period as the panel writes it; as it was given where the panel does not have it."""
    try:
        return panel.periods[panel.time_of(period)]
    except PeriodNotFoundError:
        return period


def names(given: list[str], panel: Panel | None = None) -> tuple[str, ...]:
    """Names given apart, or together with commas or semicolons between; a comma may be part of a unit's name."""
    if panel is not None and all(unit_in(panel, name) in panel.places for name in given):
        return tuple(given)
    return tuple(name.strip() for item in given for name in item.replace(";", ",").split(",") if name.strip())


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m framsteg.evaluation",
        description=(
            "What would the series have been without the programme? FILE is any panel as CSV or Excel: long (a row per "
            "unit and period) or wide (a row or a column per unit). Periods may be years, quarters (2012Q1, 2012K1), "
            "months (2012-03, 2012M03, mars 2012) or dates (2012-03-31)."
        ),
        epilog="Also: 'scan' treats every unit of many series in turn; 'warm' compiles the solver ahead of time.",
    )
    made.add_argument("file", type=Path, help="panel as CSV or Excel, long or wide")
    made.add_argument("--unit", required=True, help="the treated unit")
    made.add_argument("--start", required=True, help="its first treated period")
    made.add_argument(
        "--estimator",
        default="sdid",
        choices=list(ESTIMATORS),
        help="how the comparison is made (default sdid)",
    )
    made.add_argument(
        "--scale",
        default="level",
        choices=[str(scale) for scale in Scale],
        help="what is compared (default level); log, index and growth need positive values",
    )
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
    made.add_argument("--unit-column", metavar="NAME", help="column with the units (default: guessed)")
    made.add_argument("--period-column", metavar="NAME", help="column with the periods (default: guessed)")
    made.add_argument(
        "--value-column", metavar="NAME", help="column with the values, where there are several"
    )
    made.add_argument("--sheet", metavar="NAME", help="sheet of a workbook (default: the first)")
    made.add_argument("--drop-incomplete", action="store_true", help="leave out units with missing values")


if __name__ == "__main__":
    raise SystemExit(main())
