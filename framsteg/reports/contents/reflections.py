"""What only people can write: equality, children and environment, and lessons."""

from django.utils.translation import gettext

from framsteg.reports.document import Section

from .gathering import Gathered
from .writing import to_write, to_write_below


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
        tuple(to_write_below(g.texts, name, anchor, title, where) for name, anchor, title in places),
    )


def lessons(g: Gathered) -> Section:
    return Section(
        "lardomar",
        gettext("Lessons"),
        to_write(
            g.texts,
            "lessons",
            gettext("Lessons"),
            gettext("What went well, what did not, and what would you do differently?"),
        ),
        (
            to_write_below(
                g.texts,
                "unexpected",
                "det-ovantade",
                gettext("The unexpected"),
                gettext("What happened that nobody had counted on, good or bad? If nothing did, say so."),
            ),
        ),
    )
