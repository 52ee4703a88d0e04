"""The catalogue of the open data as DCAT-AP-SE 3: what the national data portal reads, without a blank node."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from framsteg.accounts.models import Municipality

from .api import PREFIX
from .fields import Words
from .licence import licence_of, terms_of_sources
from .reading import Asked, address_of, changed_at, found
from .resource import Resource
from .resources import RESOURCES

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY = "http://publications.europa.eu/resource/authority"
ORGANISATION = "http://dataportal.se/organisation/SE"
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
GOVERNMENT = URIRef(f"{AUTHORITY}/data-theme/GOVE")
PUBLIC = URIRef(f"{AUTHORITY}/access-right/PUBLIC")
WHEN_IT_CHANGES = URIRef(f"{AUTHORITY}/frequency/IRREG")
SWEDEN = URIRef(f"{AUTHORITY}/country/SWE")
LANGUAGES = (URIRef(f"{AUTHORITY}/language/SWE"), URIRef(f"{AUTHORITY}/language/ENG"))
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}
PREFIXES = {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "vcard": VCARD, "rdfs": RDFS, "xsd": XSD}
KEYWORDS = (_("development programme"), _("follow-up"), _("municipality"))


@dataclass(frozen=True)
class Place:
    """One municipality's part of the graph; all its addresses are below the same one."""

    graph: Graph
    municipality: Municipality
    root: str

    def iri(self, *parts: str) -> URIRef:
        return URIRef("/".join([self.root, "datasets", self.municipality.slug, *parts]))

    @property
    def publisher(self) -> URIRef:
        """As the national portal names organisations; the installation's own name where the number is not stated."""
        number = self.municipality.organisation_number.replace("-", "")
        return URIRef(f"{ORGANISATION}{number}") if number else self.iri("publisher")

    def page(self, name: str = "") -> URIRef:
        below = f"{name}/" if name else ""
        return URIRef(f"{self.root}/sv/{self.municipality.slug}/oppna-data/{below}")

    def say(self, subject: URIRef, kind: URIRef, values: Iterable[tuple[URIRef, Any]]) -> URIRef:
        self.graph.add((subject, RDF.type, kind))
        for predicate, value in values:
            self.graph.add((subject, predicate, value))
        return subject


def graph_of(municipalities: Iterable[Municipality], root: str) -> Graph:
    """A catalogue for each of the municipalities."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for each in municipalities:
        _catalogue(Place(graph, each, root))
    return graph


def as_xml(graph: Graph) -> bytes:
    """The same graph gives the same bytes in every process, so that they can be told apart by their mark."""
    for prefix, namespace in (*PREFIXES.items(), ("rdf", RDF)):
        ElementTree.register_namespace(prefix, str(namespace))
    root = ElementTree.fromstring(graph.serialize(format="pretty-xml", max_depth=1))  # noqa: S314  written here
    root[:] = sorted(root, key=lambda each: each.get(f"{{{RDF}}}about", ""))
    for each in root:
        each[:] = sorted(each, key=ElementTree.tostring)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def as_json_ld(graph: Graph) -> str:
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    told = json.loads(graph.serialize(format="json-ld", context=context))
    return json.dumps(_sorted(told), ensure_ascii=False, indent=1)


def _sorted(value: Any) -> Any:
    """Lists mean sets here: their order says nothing, and is made the same."""
    if isinstance(value, dict):
        return {name: _sorted(each) for name, each in sorted(value.items())}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def _catalogue(place: Place) -> None:
    name, modified = place.municipality.name, []
    _people(place)
    service = _service(place)
    catalogue = place.iri("catalogue")
    for resource in RESOURCES:
        at = changed_at(resource, Asked(place.municipality.code))
        if at is None and not found(resource, Asked(place.municipality.code)).exists():
            continue  # a portal shows no data that are not there
        dataset = _dataset(place, resource, service, at)
        place.graph.add((catalogue, DCAT.dataset, dataset))
        modified.append(at)
    told = [
        *_texts(DCTERMS.title, _("Open data of %(name)s about its programmes"), {"name": name}),
        *_texts(
            DCTERMS.description,
            _(
                "Everything public about the development programmes of %(name)s: plans, progress, decisions and money."
            ),
            {"name": name},
        ),
        (DCTERMS.publisher, place.publisher),
        (DCTERMS.license, URIRef(licence_of(RESOURCES[0]).url)),
        (DCTERMS.spatial, SWEDEN),
        (DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}/data-theme")),
        (DCAT.service, service),
        (FOAF.homepage, place.page()),
        *((DCTERMS.language, each) for each in LANGUAGES),
        *_day(max((at for at in modified if at), default=None)),
    ]
    place.say(catalogue, DCAT.Catalog, told)


def _people(place: Place) -> None:
    """Who publishes, and where to write."""
    municipality = place.municipality
    homepage = [(FOAF.homepage, URIRef(municipality.website))] if municipality.website else []
    place.say(
        place.publisher,
        FOAF.Agent,
        [(FOAF.name, Literal(municipality.name, lang="sv")), (DCTERMS.type, LOCAL_AUTHORITY), *homepage],
    )
    email = [(VCARD.hasEmail, URIRef(f"mailto:{municipality.email}"))] if municipality.email else []
    form = URIRef(f"{place.root}/sv/{municipality.slug}/kontakt/")
    told = [(VCARD.fn, Literal(municipality.name, lang="sv")), (VCARD.hasURL, form), *email]
    place.say(place.iri("contact"), VCARD.Organization, told)


def _service(place: Place) -> URIRef:
    told = [
        *_texts(DCTERMS.title, _("Interface for reading"), {}),
        (DCAT.endpointURL, URIRef(f"{place.root}{PREFIX}")),
        (DCAT.endpointDescription, URIRef(f"{place.root}{PREFIX}openapi.json")),
        (DCTERMS.publisher, place.publisher),
        (DCTERMS.accessRights, PUBLIC),
        (DCTERMS.license, URIRef(licence_of(RESOURCES[0]).url)),
        (DCAT.contactPoint, place.iri("contact")),
        (DCAT.landingPage, place.page()),
        (DCAT.theme, GOVERNMENT),
    ]
    return place.say(place.iri("api"), DCAT.DataService, told)


def _dataset(place: Place, resource: Resource, service: URIRef, at: datetime | None) -> URIRef:
    named = {"name": place.municipality.name}
    dataset = place.iri(resource.name)
    place.graph.add((service, DCAT.servesDataset, dataset))
    told = [
        *_texts(DCTERMS.title, resource.title, {}, f" – {named['name']}"),
        *_texts(DCTERMS.description, resource.description, {}),
        *(pair for word in (*KEYWORDS, resource.title) for pair in _texts(DCAT.keyword, word, {})),
        (DCTERMS.publisher, place.publisher),
        (DCTERMS.identifier, Literal(str(dataset))),
        (DCTERMS.accessRights, PUBLIC),
        (DCTERMS.accrualPeriodicity, WHEN_IT_CHANGES),
        (DCTERMS.spatial, SWEDEN),
        (DCAT.contactPoint, place.iri("contact")),
        (DCAT.theme, GOVERNMENT),
        (DCAT.landingPage, place.page(resource.name)),
        *((DCTERMS.language, each) for each in LANGUAGES),
        *((DCAT.distribution, each) for each in _distributions(place, resource, service)),
        *_day(at),
    ]
    return place.say(dataset, DCAT.Dataset, told)


def _distributions(place: Place, resource: Resource, service: URIRef) -> Iterable[URIRef]:
    mine, terms = f"?municipality={place.municipality.slug}", list(_terms(place, resource))
    schema = URIRef(f"{place.root}{PREFIX}schemas/{resource.name}.json")
    for form, media_type in MEDIA_TYPES.items():
        url = URIRef(f"{place.root}{PREFIX}files/{resource.name}.{form}{mine}")
        told = [
            (DCTERMS.title, Literal(form.upper(), lang="sv")),
            (DCAT.accessURL, url),
            (DCAT.downloadURL, url),
            (DCTERMS.conformsTo, schema),
            *_format(media_type),
            *terms,
        ]
        yield place.say(place.iri(resource.name, form), DCAT.Distribution, told)
    told = [
        *_texts(DCTERMS.title, _("Interface for reading"), {}),
        (DCAT.accessURL, URIRef(f"{address_of(resource, place.root)}{mine}")),
        (DCAT.accessService, service),
        *_format(MEDIA_TYPES["json"]),
        *terms,
    ]
    yield place.say(place.iri(resource.name, "api"), DCAT.Distribution, told)


def _terms(place: Place, resource: Resource) -> Iterable[tuple[URIRef, Any]]:
    """The licence; where figures come from sources with licences of their own, that they do."""
    licence = licence_of(resource)
    url = licence.url or terms_of_sources(place.municipality)
    if url:
        yield DCTERMS.license, URIRef(url)
        return
    statement = place.iri("terms-of-sources")
    words = _("Each figure has the licence that its source gives it. Both stand in the data.")
    place.say(statement, DCTERMS.RightsStatement, _texts(RDFS.label, words, {}))
    yield DCTERMS.rights, statement


def _format(media_type: str) -> Iterable[tuple[URIRef, Any]]:
    yield DCTERMS.format, Literal(media_type)
    yield DCAT.mediaType, URIRef(f"http://www.iana.org/assignments/media-types/{media_type}")


def _texts(
    predicate: URIRef, words: Words, values: Mapping[str, str], after: str = ""
) -> Iterable[tuple[URIRef, Literal]]:
    """The text in both languages, each with its tag."""
    for language in ("sv", "en"):
        with override(language):
            yield predicate, Literal(f"{str(words) % values if values else words}{after}", lang=language)


def _day(at: datetime | None) -> Iterable[tuple[URIRef, Literal]]:
    """When the data, not their description, were last changed."""
    if at is not None:
        yield DCTERMS.modified, Literal(at)
