"""What docs/asvs.md points to is there, and nothing in the code is what it says cannot be."""

import ast
import re
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LISTED = (PROJECT / "docs" / "asvs.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
STATES = {"met", "partly", "not met", "installation", "not applicable"}
# ASVS 4.0.3, levels 1 and 2: for each section the numbers of its requirements that have not been removed.
LEVEL_2 = {
    "1.1": "1-7", "1.2": "1-4", "1.4": "1 4 5", "1.5": "1-4", "1.6": "1-4", "1.7": "1 2", "1.8": "1 2", "1.9": "1 2",
    "1.10": "1", "1.11": "1 2", "1.12": "2", "1.14": "1-6", "2.1": "1-12", "2.2": "1-3", "2.3": "1-3", "2.4": "1-5",
    "2.5": "1-7", "2.6": "1-3", "2.7": "1-6", "2.8": "1-7", "2.9": "1-3", "2.10": "1-4", "3.1": "1", "3.2": "1-4",
    "3.3": "1-4", "3.4": "1-5", "3.5": "1-3", "3.7": "1", "4.1": "1-3 5", "4.2": "1 2", "4.3": "1-3", "5.1": "1-5",
    "5.2": "1-8", "5.3": "1-10", "5.4": "1-3", "5.5": "1-4", "6.1": "1-3", "6.2": "1-6", "6.3": "1 2", "6.4": "1 2",
    "7.1": "1-4", "7.2": "1 2", "7.3": "1 3 4", "7.4": "1-3", "8.1": "1-4", "8.2": "1-3", "8.3": "1-8", "9.1": "1-3",
    "9.2": "1-4", "10.2": "1 2", "10.3": "1-3", "11.1": "1-8", "12.1": "1-3", "12.2": "1", "12.3": "1-6", "12.4": "1 2",
    "12.5": "1 2", "12.6": "1", "13.1": "1 3-5", "13.2": "1-3 5 6", "13.3": "1 2", "13.4": "1 2", "14.1": "1-4",
    "14.2": "1-6", "14.3": "2 3", "14.4": "1-7", "14.5": "1-4",
}  # fmt: skip


def wanted() -> list[str]:
    found = []
    for section, numbers in LEVEL_2.items():
        for part in numbers.split():
            first, _, last = part.partition("-")
            found += [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def test_every_requirement_has_its_line_and_the_sums_are_right() -> None:
    rows = ROW.findall(LISTED)
    assert [number for number, *_rest in rows] == wanted()
    counted = Counter(state for _number, _what, state, _evidence in rows)
    assert counted.keys() == STATES
    told = {
        state: int(number)
        for state, number in re.findall(r"^\| ([a-z ]+) \| (\d+) \|$", LISTED, re.MULTILINE)
    }
    assert told == counted | {"together": sum(counted.values())}


def test_all_evidence_is_there_and_what_is_met_has_some() -> None:
    rows = ROW.findall(LISTED)
    paths = {
        each for *_rest, evidence in rows for each in re.findall(r"`([^`\s]*/[^`\s]*|[A-Z]+\.md)`", evidence)
    }
    assert len(paths) > 60
    assert [path for path in sorted(paths) if not (PROJECT / path).exists()] == []
    assert [number for number, _what, _state, evidence in rows if len(evidence) < 3] == []


def test_nothing_is_evaluated_and_nothing_secret_is_in_the_source() -> None:
    """No eval, exec or pickle; no keys or tokens written out."""
    secret = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[ps]_[A-Za-z0-9]{36}|xox[bp]-\d")
    found = []
    for path in sorted((PROJECT / "framsteg").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found += [f"{path}: secret"] if secret.search(text) else []
        for node in ast.walk(ast.parse(text)) if re.search(r"\b(eval|exec|pickle)\b", text) else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("eval", "exec"):
                found.append(f"{path}: {node.func.id}")  # type: ignore[attr-defined]
            if isinstance(node, ast.Import) and any(each.name == "pickle" for each in node.names):
                found.append(f"{path}: pickle")
    assert found == []
