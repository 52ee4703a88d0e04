"""The filters of the list of sub-projects: read from an address, shown as a form, removed one by one.

?omrade=<area number>&lage=<stage>&enhet=<unit id>&sena=1&q=<words>&ordning=<order>&sida=<page>
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, in_language
from framsteg.lib.text import cleaned
from framsteg.programme.models import Stage
from framsteg.programme.queries.sub_projects import Choices, Filters, Order

from .common import area_name
from .stages import SHOWN_ORDER

MOST_LETTERS = 200
_ORDERS = {"nummer": Order.NUMBER, "namn": Order.TITLE, "lage": Order.STAGE, "slut": Order.PLANNED_END}


@dataclass(frozen=True)
class Asked:
    """What an address asks for. `problems` are sentences about what could not be understood, which is left out."""

    filters: Filters
    order: Order
    problems: Sequence[str]


@dataclass(frozen=True)
class Option:
    value: str
    label: Text
    selected: bool


@dataclass(frozen=True)
class ActiveFilter:
    """A filter that is on, and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class FilterForm:
    url: str
    areas: Sequence[Option]
    stages: Sequence[Option]
    units: Sequence[Option]
    orders: Sequence[Option]
    late: bool
    text: str
    active: Sequence[ActiveFilter]
    problems: Sequence[str]
    query: Mapping[str, str]


def asked(query: Mapping[str, str], choices: Choices) -> Asked:
    """What the address asks for, as far as it can be understood."""
    problems: list[str] = []
    stage, order = cleaned(query.get("lage", "")), cleaned(query.get("ordning", ""))
    if stage and stage not in Stage.values:
        problems.append(
            gettext("There is no stage called “%(value)s”. All stages are shown.") % {"value": stage[:40]}
        )
    area = _known(query.get("omrade", ""), {each.number for each in choices.areas})
    if area is None and query.get("omrade"):
        problems.append(gettext("The programme has no such area. All areas are shown."))
    unit = _known(query.get("enhet", ""), {each.pk for each in choices.units})
    if unit is None and query.get("enhet"):
        problems.append(gettext("No such unit takes part in the programme. All units are shown."))
    filters = Filters(
        area=area,
        stage=Stage(stage) if stage in Stage.values else None,
        unit=unit,
        late=query.get("sena", "") == "1",
        text=cleaned(query.get("q", ""))[:MOST_LETTERS],
    )
    return Asked(filters, _ORDERS.get(order, Order.NUMBER), tuple(problems))


def filter_form(said: Asked, choices: Choices, url: str, language: Language) -> FilterForm:
    """The form with what is chosen, and the ways to remove each filter."""
    filters, query = said.filters, _query(said)
    return FilterForm(
        url=url,
        areas=tuple(
            Option(
                str(each.number),
                area_name(each, language),
                each.number == filters.area,
            )
            for each in choices.areas
        ),
        stages=tuple(
            Option(stage.value, Text(str(stage.label), language), stage == filters.stage)
            for stage in SHOWN_ORDER
        ),
        units=tuple(
            Option(str(each.pk), in_language(each.name, each.name_en, language), each.pk == filters.unit)
            for each in choices.units
        ),
        orders=tuple(
            Option(key, Text(_order_name(order), language), order == said.order)
            for key, order in _ORDERS.items()
        ),
        late=filters.late,
        text=filters.text,
        active=_active(filters, choices, url, query, language),
        problems=said.problems,
        query=query,
    )


def _query(said: Asked) -> Mapping[str, str]:
    """The shortest address that asks for the same."""
    filters = said.filters
    order = next(key for key, order in _ORDERS.items() if order == said.order)
    values = {
        "omrade": str(filters.area or ""),
        "lage": filters.stage.value if filters.stage else "",
        "enhet": str(filters.unit or ""),
        "sena": "1" if filters.late else "",
        "q": filters.text,
        "ordning": "" if said.order is Order.NUMBER else order,
    }
    return {name: value for name, value in values.items() if value}


def _active(
    filters: Filters, choices: Choices, url: str, query: Mapping[str, str], language: Language
) -> Sequence[ActiveFilter]:
    labels = {
        "omrade": next(
            (area_name(each, language).value for each in choices.areas if each.number == filters.area),
            "",
        ),
        "lage": str(filters.stage.label) if filters.stage else "",
        "enhet": next((each.name for each in choices.units if each.pk == filters.unit), ""),
        "sena": gettext("Late") if filters.late else "",
        "q": gettext("“%(words)s”") % {"words": filters.text} if filters.text else "",
    }
    return tuple(ActiveFilter(label, _without(url, query, name)) for name, label in labels.items() if label)


def _without(url: str, query: Mapping[str, str], name: str) -> str:
    rest = {key: value for key, value in query.items() if key != name}
    return f"{url}?{urlencode(rest)}" if rest else url


def _known(value: str, known: set[int]) -> int | None:
    """The number that `value` says, where it is one of those known."""
    return next((each for each in known if str(each) == value), None)


def _order_name(order: Order) -> str:
    names = {
        Order.NUMBER: gettext("Number of the sub-project"),
        Order.TITLE: gettext("Name"),
        Order.STAGE: gettext("Stage"),
        Order.PLANNED_END: gettext("Planned end"),
    }
    return names[order]
