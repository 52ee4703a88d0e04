"""The register of decisions, and its filters: read from an address, shown as a form, removed one by one.

?q=<words>&organ=<body>&ar=<year>&utfall=<outcome>&program=<name in addresses>&verkstallt=<carried out?>&sida=<page>
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, number
from framsteg.lib.text import cleaned
from framsteg.programme.models import CarriedOut, DecisionOutcome
from framsteg.programme.queries.register import RegisterChoices, RegisterFilters, RegisterPage

from .common import base_url, title_of
from .decisions import ChainView, chain_views
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .sub_project_filters import MOST_LETTERS, ActiveFilter, Option


@dataclass(frozen=True)
class RegisterAsked:
    """What an address asks for. `problems` are sentences about what could not be understood, which is left out."""

    filters: RegisterFilters
    problems: Sequence[str]


@dataclass(frozen=True)
class RegisterForm:
    url: str
    text: str
    bodies: Sequence[Option]
    years: Sequence[Option]
    outcomes: Sequence[Option]
    programmes: Sequence[Option]
    carried_out: Sequence[Option]
    active: Sequence[ActiveFilter]
    problems: Sequence[str]
    query: Mapping[str, str]


@dataclass(frozen=True)
class RegisterView:
    form: RegisterForm
    chains: Sequence[ChainView]
    counted: str
    pager: Pager
    provenance: PageProvenance


def asked(query: Mapping[str, str], choices: RegisterChoices) -> RegisterAsked:
    """What the address asks for, as far as it can be understood."""
    known: Mapping[str, set[str]] = {
        "organ": set(choices.bodies),
        "ar": {str(year) for year in choices.years},
        "utfall": set(DecisionOutcome.values),
        "program": {each.slug for each in choices.programmes},
        "verkstallt": set(CarriedOut.values),
    }
    said = {name: cleaned(query.get(name, "")) for name in known}
    problems = tuple(
        gettext("“%(value)s” is not one of the choices, and is left out.") % {"value": value[:40]}
        for name, value in said.items()
        if value and value not in known[name]
    )
    used = {name: value if value in known[name] else "" for name, value in said.items()}
    filters = RegisterFilters(
        text=cleaned(query.get("q", ""))[:MOST_LETTERS],
        body=used["organ"],
        year=int(used["ar"]) if used["ar"] else None,
        outcome=DecisionOutcome(used["utfall"]) if used["utfall"] else None,
        programme=used["program"],
        carried_out=CarriedOut(used["verkstallt"]) if used["verkstallt"] else None,
    )
    return RegisterAsked(filters, problems)


def register_view(
    found: RegisterPage, said: RegisterAsked, choices: RegisterChoices, municipality: str, language: Language
) -> RegisterView:
    form = _form(said, choices, f"{base_url(municipality)}beslut/", language)
    decisions = [each for chain in found.chains.rows for each in chain]
    return RegisterView(
        form=form,
        chains=chain_views(found.chains.rows, municipality, language, found.carried_out),
        counted=_counted(found, language),
        pager=pager(found.chains, form.url, form.query),
        provenance=provenance_of(decisions, language),
    )


def _counted(found: RegisterPage, language: Language) -> str:
    """ "12 beslut i 9 kedjor": every decision that matches, counted once."""
    many, chains = len(found.matching), found.chains.total
    decisions = ngettext("%(number)s decision", "%(number)s decisions", many) % {
        "number": number(many, language)
    }
    if many == chains:
        return decisions
    return ngettext(
        "%(decisions)s in %(number)s chain; whole chains are shown",
        "%(decisions)s in %(number)s chains; whole chains are shown",
        chains,
    ) % {"decisions": decisions, "number": number(chains, language)}


def _form(said: RegisterAsked, choices: RegisterChoices, url: str, language: Language) -> RegisterForm:
    filters, query = said.filters, _query(said.filters)

    def options(pairs: Sequence[tuple[str, Text]], chosen: str) -> Sequence[Option]:
        return tuple(Option(value, label, value == chosen) for value, label in pairs)

    form = RegisterForm(
        url=url,
        text=filters.text,
        bodies=options([(body, Text(body, "sv")) for body in choices.bodies], filters.body),
        years=options(
            [(str(each), Text(str(each), language)) for each in choices.years], query.get("ar", "")
        ),
        outcomes=options(
            [(each.value, Text(str(each.label), language)) for each in DecisionOutcome],
            query.get("utfall", ""),
        ),
        programmes=options(
            [(each.slug, title_of(each, language)) for each in choices.programmes], filters.programme
        ),
        carried_out=options(
            [(each.value, Text(str(each.label), language)) for each in CarriedOut],
            query.get("verkstallt", ""),
        ),
        active=(),
        problems=said.problems,
        query=query,
    )
    return RegisterForm(**{**vars(form), "active": _active(form)})


def _query(filters: RegisterFilters) -> Mapping[str, str]:
    """The shortest address that asks for the same."""
    values = {
        "q": filters.text,
        "organ": filters.body,
        "ar": str(filters.year or ""),
        "utfall": filters.outcome.value if filters.outcome else "",
        "program": filters.programme,
        "verkstallt": filters.carried_out.value if filters.carried_out else "",
    }
    return {name: value for name, value in values.items() if value}


def _active(form: RegisterForm) -> Sequence[ActiveFilter]:
    chosen = {
        "organ": form.bodies,
        "ar": form.years,
        "utfall": form.outcomes,
        "program": form.programmes,
        "verkstallt": form.carried_out,
    }
    labels = {
        name: next((each.label.value for each in options if each.selected), "")
        for name, options in chosen.items()
    }
    if labels["verkstallt"]:
        labels["verkstallt"] = f"{gettext('Carried out?')} {labels['verkstallt']}"
    if form.text:
        labels["q"] = gettext("“%(words)s”") % {"words": form.text}
    return tuple(ActiveFilter(label, _without(form, name)) for name, label in labels.items() if label)


def _without(form: RegisterForm, name: str) -> str:
    rest = {key: value for key, value in form.query.items() if key != name}
    return f"{form.url}?{urlencode(rest)}" if rest else form.url
