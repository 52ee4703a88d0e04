"""Errors that tell a person what happened, in whichever language the person reads.

A subclass holds its sentence in English, with places for its facts. Whoever shows the error translates the sentence
and puts the facts in; `str(error)` is the English text. So code that knows no framework can raise them.
"""


def gettext_noop(text: str) -> str:
    """Marks `text` for translation and leaves it as it is."""
    return text


class PlainError(Exception):
    """An error with a sentence and its facts."""

    sentence = "%(what)s"

    def __init__(self, **facts: object) -> None:
        self.facts = {name: _short(fact) for name, fact in facts.items()}
        super().__init__(self.sentence % self.facts)


def _short(fact: object) -> object:
    return f"{fact[:300]}…" if isinstance(fact, str) and len(fact) > 300 else fact
