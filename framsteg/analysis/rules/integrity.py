"""Whether a stored run is as it was computed."""

import csv
import gzip
import io
import json
from hashlib import sha256
from typing import Any

from framsteg.analysis.models import Run
from framsteg.evaluation.errors import EvaluationError
from framsteg.evaluation.panel import Panel


def is_untouched(run: Run) -> bool:
    """Whether the result has the checksum that was stored, and was computed from just the figures that are stored."""
    try:
        result = gzip.decompress(bytes(run.result))
        told: dict[str, Any] = json.loads(result)
        question = told["question"]
        used = unpacked(bytes(run.panel)).between(question["first"], question["last"])
        pool = used.only(row["unit"] for row in told["placebos"])
    except (OSError, EOFError, ValueError, KeyError, EvaluationError):
        return False
    return sha256(result).hexdigest() == run.result_hash and pool.digest() == told["input_hash"]


def unpacked(panel: bytes) -> Panel:
    """The panel that was stored with a run."""
    header, *rows = csv.reader(io.StringIO(gzip.decompress(panel).decode()))
    return Panel.of(
        [row[0] for row in rows], header[1:], [[float(value) for value in row[1:]] for row in rows]
    )
