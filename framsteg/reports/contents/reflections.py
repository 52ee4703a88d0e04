"""What only people can write: equality, children and environment, and lessons."""

from django.utils.translation import gettext

from framsteg.reports.document import Block, Section

from .gathering import Gathered
from .writing import to_write


def perspectives(g: Gathered) -> Section:
    where = gettext("How has the programme affected this? Where it does not apply, say so and why.")
    places = (
        ("equality", "jamstalldhet", gettext("Equality")),
        ("children", "barn", gettext("Children and young people")),
        ("environment", "miljo", gettext("Environment")),
    )
    return Section(
        "perspektiv",
        gettext("Equality, children and environment"),
        (),
        tuple(
            Section(anchor, title, to_write(g.texts, name, title, where)) for name, anchor, title in places
        ),
    )


def lessons(g: Gathered) -> Section:
    blocks: tuple[Block, ...] = (
        *to_write(
            g.texts,
            "lessons",
            gettext("Lessons"),
            gettext("What went well, what did not, and what would you do differently?"),
        ),
        *to_write(
            g.texts,
            "unexpected",
            gettext("The unexpected"),
            gettext("What happened that nobody had counted on, good or bad? If nothing did, say so."),
        ),
    )
    return Section("lardomar", gettext("Lessons"), blocks)
