"""The demo's texts as they are written in its files: indented, in lines, with ~ for a hard space."""

from textwrap import dedent

from framsteg.lib.plain_language import HARD_SPACE


def text(written: str) -> str:
    """`written` as it is stored: paragraphs on one line each, list items on their own lines, hard spaces in place."""
    paragraphs = dedent(written).strip().split("\n\n")
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs).replace("~", HARD_SPACE)


def _joined(paragraph: str) -> str:
    return (
        " ".join(f"\n{line}" if line.startswith("- ") else line for line in paragraph.splitlines())
        .replace(" \n", "\n")
        .lstrip("\n")
    )
