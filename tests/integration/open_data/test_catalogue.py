"""The catalogue, held against what DCAT-AP-SE asks for."""

from typing import Any

import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from framsteg.accounts.models import Municipality
from framsteg.indicators.models import Source
from framsteg.open_data.catalogue import VCARD
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
MUST = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
    DCAT.Dataset: (
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCAT.theme, DCAT.keyword,
        DCAT.distribution, DCTERMS.accessRights, DCTERMS.language,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS.format),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription, DCAT.servesDataset),
    FOAF.Agent: (FOAF.name, DCTERMS.type),
}  # fmt: skip
HERE = "http://testserver/datasets/provkoping"
VOCABULARY = "http://publications.europa.eu/resource/authority"
IRI, TEXT, TIME = "iri", "text", "time"
# DCAT-AP-SE 3.0.1: how many of each property, of which kind, and from which vocabulary. 0 as the most means any number.
SPECIFIED: dict[Any, dict[Any, tuple[int, int, str, str]]] = {
    DCAT.Catalog: {
        DCTERMS.title: (1, 0, TEXT, ""), DCTERMS.description: (1, 0, TEXT, ""), DCTERMS.publisher: (1, 1, IRI, ""),
        DCTERMS.license: (1, 1, IRI, ""), DCAT.dataset: (1, 0, IRI, ""), DCAT.service: (0, 0, IRI, ""),
        DCTERMS.language: (0, 0, IRI, "language"), DCTERMS.modified: (0, 1, TIME, ""), DCTERMS.issued: (0, 1, TIME, ""),
        DCTERMS.spatial: (0, 0, IRI, ""), DCAT.themeTaxonomy: (0, 0, IRI, ""), FOAF.homepage: (0, 1, IRI, ""),
    },
    DCAT.Dataset: {
        DCTERMS.title: (1, 0, TEXT, ""), DCTERMS.description: (1, 0, TEXT, ""), DCTERMS.publisher: (1, 1, IRI, ""),
        DCAT.contactPoint: (0, 0, IRI, ""), DCAT.keyword: (0, 0, TEXT, ""), DCAT.theme: (0, 0, IRI, "data-theme"),
        DCTERMS.accessRights: (0, 1, IRI, "access-right"), DCTERMS.accrualPeriodicity: (0, 1, IRI, "frequency"),
        DCTERMS.identifier: (0, 0, "", ""), DCTERMS.language: (0, 0, IRI, "language"),
        DCTERMS.modified: (0, 1, TIME, ""), DCTERMS.issued: (0, 1, TIME, ""),
        DCAT.distribution: (0, 0, IRI, ""), DCAT.landingPage: (0, 0, IRI, ""),
        DCTERMS.spatial: (0, 0, IRI, ""),
    },
    DCAT.Distribution: {
        DCTERMS.title: (0, 0, TEXT, ""), DCAT.accessURL: (1, 1, IRI, ""), DCAT.downloadURL: (0, 0, IRI, ""),
        DCTERMS.license: (0, 1, IRI, ""), DCTERMS.rights: (0, 1, IRI, ""), DCTERMS.format: (0, 1, "", ""),
        DCAT.mediaType: (0, 1, IRI, ""), DCTERMS.conformsTo: (0, 0, IRI, ""), DCAT.accessService: (0, 0, IRI, ""),
    },
    DCAT.DataService: {
        DCTERMS.title: (1, 0, TEXT, ""), DCAT.endpointURL: (1, 0, IRI, ""), DCAT.endpointDescription: (0, 0, IRI, ""),
        DCTERMS.publisher: (0, 1, IRI, ""), DCTERMS.license: (0, 1, IRI, ""), DCAT.servesDataset: (0, 0, IRI, ""),
        DCTERMS.accessRights: (0, 1, IRI, "access-right"), DCAT.contactPoint: (0, 0, IRI, ""),
        DCAT.landingPage: (0, 0, IRI, ""), DCAT.theme: (0, 0, IRI, "data-theme"),
    },
    FOAF.Agent: {FOAF.name: (1, 0, "", ""), DCTERMS.type: (1, 1, IRI, ""), FOAF.homepage: (0, 1, IRI, "")},
    VCARD.Organization: {
        VCARD.fn: (1, 1, "", ""), VCARD.hasEmail: (1, 0, IRI, ""), VCARD.hasURL: (0, 0, IRI, ""),
    },
}  # fmt: skip
DESCRIBED = (
    DCAT.dataset,
    DCAT.distribution,
    DCAT.service,
    DCAT.accessService,
    DCAT.contactPoint,
    DCTERMS.publisher,
)
"""What these lead to stands in the same file."""


def against_the_specification(found: Graph) -> list[str]:
    """What is not as DCAT-AP-SE has it: numbers, kinds of values, vocabularies, loose ends, other words."""
    wrong = []
    for kind, properties in SPECIFIED.items():
        for subject in found.subjects(RDF.type, kind):
            used = set(found.predicates(subject)) - {RDF.type}
            wrong += [
                f"{subject} has {each}, which {kind} has not" for each in sorted(used - properties.keys())
            ]
            for name, (least, most, form, vocabulary) in properties.items():
                values = list(found.objects(subject, name))
                if len(values) < least or (most and len(values) > most):
                    wrong.append(f"{subject} has {len(values)} of {name}")
                wrong += [f"{subject} {name}: {each!r}" for each in values if not _is(each, form, vocabulary)]
    for name in DESCRIBED:
        wrong += [
            f"{each} is not described"
            for each in set(found.objects(None, name))
            if (each, None, None) not in found
        ]
    return wrong


def _is(value: Any, form: str, vocabulary: str) -> bool:
    if form == IRI:
        is_whole = isinstance(value, URIRef) and str(value).startswith(("http://", "https://", "mailto:"))
        return is_whole and str(value).startswith(f"{VOCABULARY}/{vocabulary}/" if vocabulary else "")
    if form == TEXT:
        return (
            isinstance(value, Literal) and bool(str(value).strip()) and (value.language or "") in ("sv", "en")
        )
    if form == TIME:
        return isinstance(value, Literal) and value.datatype in (XSD.dateTime, XSD.date)
    return isinstance(value, Literal) and bool(str(value).strip())


def graph(path: str, form: str) -> Graph:
    answer = Client().get(path)
    assert answer.status_code == 200
    return Graph().parse(data=answer.content, format=form)


def test_the_catalogue_says_what_a_portal_must_know(three: Municipality) -> None:
    Source.objects.update(licence_url="https://example.se/licence")
    Municipality.objects.update(email="kommun@example.org", website="https://example.org/")
    found = graph("/datasets/dcat", "xml")
    assert against_the_specification(found) == []
    assert isomorphic(found, graph("/datasets/dcat.jsonld", "json-ld"))
    assert not any(isinstance(node, BNode) for node in found.all_nodes())
    missing = [
        (str(subject), str(needed))
        for kind, wanted in MUST.items()
        for subject in found.subjects(RDF.type, kind)
        for needed in wanted
        if (subject, needed, None) not in found
    ]
    assert missing == []
    assert set(found.objects(None, DCTERMS.publisher)) == {
        URIRef("http://dataportal.se/organisation/SE2120000001")
    }
    titles = list(found.objects(URIRef(f"{HERE}/sub-projects"), DCTERMS.title))
    assert {each.language for each in titles if isinstance(each, Literal)} == {"sv", "en"}
    assert (
        URIRef(f"{HERE}/observations/csv"),
        DCTERMS.license,
        URIRef("https://example.se/licence"),
    ) in found
    own = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert (URIRef(f"{HERE}/programmes/csv"), DCTERMS.license, own) in found
    _what_it_names_can_be_fetched(found, Client())


def _what_it_names_can_be_fetched(found: Graph, client: Client) -> None:
    datasets = set(found.subjects(RDF.type, DCAT.Dataset))
    assert URIRef(f"{HERE}/reports") not in datasets  # there are none
    assert len(datasets) == 27
    for url in [*found.objects(None, DCAT.downloadURL), *found.objects(None, DCAT.landingPage)][::9]:
        assert client.get(str(url)).status_code == 200
    assert client.get(f"{HERE}/sub-projects").headers["Location"] == "/sv/provkoping/oppna-data/sub-projects/"


def test_a_catalogue_that_breaks_the_specification_is_seen() -> None:
    make.MunicipalityFactory(name="Provköping", slug="provkoping", code="1701", email="")
    found = graph("/datasets/dcat", "xml")
    catalogue, contact = URIRef(f"{HERE}/catalogue"), URIRef(f"{HERE}/contact")
    found.add((catalogue, DCTERMS.license, URIRef("http://example.org/other")))
    found.add((catalogue, DCTERMS.title, Literal("Utan språk")))
    found.add((catalogue, DCAT.dataset, URIRef("http://example.org/nowhere")))
    wrong = against_the_specification(found)
    assert {each for each in wrong if "municipalities" not in each} == {
        f"{catalogue} has 2 of {DCTERMS.license}",
        f"{catalogue} {DCTERMS.title}: {Literal('Utan språk')!r}",
        f"{contact} has 0 of {VCARD.hasEmail}",
        "http://example.org/nowhere is not described",
    }


def test_every_municipality_has_a_catalogue_of_its_own() -> None:
    make.MunicipalityFactory(name="Provköping", slug="provkoping", code="1701")
    make.MunicipalityFactory(name="Grannby", slug="grannby", code="1799")
    catalogues = set(graph("/datasets/dcat", "xml").subjects(RDF.type, DCAT.Catalog))
    assert catalogues == {
        URIRef(f"http://testserver/datasets/{each}/catalogue") for each in ("provkoping", "grannby")
    }
    assert len(set(graph("/datasets/grannby/dcat", "xml").subjects(RDF.type, DCAT.Catalog))) == 1
    assert Client().get("/datasets/atlantis/dcat").status_code == 404
