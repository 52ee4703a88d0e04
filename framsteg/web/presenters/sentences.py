"""Sentences made from figures, as a communicator would have written them.

"Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats."
"""

from functools import lru_cache

from framsteg.lib.plain_language import Language, count, number, share
from framsteg.programme.models import Stage
from framsteg.programme.queries.progress import Progress
from framsteg.reports.progress_words import progress_words, share_words


@lru_cache(maxsize=1024)
def progress_sentence(progress: Progress, language: Language) -> str:
    """Where the sub-projects stand, in one sentence in which every one of them is counted once."""
    figures = {stage.value: count(progress.of(stage), language) for stage in Stage}
    return progress_words(progress, language) % {**figures, "total": count(progress.total, language)}


def share_sentence(progress: Progress, language: Language) -> str:
    """The share that is done, with what it is counted on."""
    return share_words(progress, language) % {
        "share": share(progress.done, progress.counted, language) or "",
        "done": number(progress.done, language),
        "counted": number(progress.counted, language),
    }


def short_status(progress: Progress, language: Language) -> str:
    """The same in few words, for a card: "38 av 46 är klara"."""
    if progress.counted == 0:
        return {"sv": "Inga delprojekt", "en": "No sub-projects"}[language]
    done, counted = number(progress.done, language), number(progress.counted, language)
    if language == "en":
        return f"{done} of {counted} done"
    return f"{done} av {counted} {'klart' if progress.done == 1 else 'klara'}"
