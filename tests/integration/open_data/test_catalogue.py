"""The catalogue, held against what DCAT-AP-SE asks for."""

import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from framsteg.accounts.models import Municipality
from framsteg.indicators.models import Source
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


def graph(path: str, form: str) -> Graph:
    answer = Client().get(path)
    assert answer.status_code == 200
    return Graph().parse(data=answer.content, format=form)


def test_the_catalogue_says_what_a_portal_must_know(three: Municipality) -> None:
    Source.objects.update(licence_url="https://example.se/licence")
    found = graph("/datasets/dcat", "xml")
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


def test_every_municipality_has_a_catalogue_of_its_own() -> None:
    make.MunicipalityFactory(name="Provköping", slug="provkoping", code="1701")
    make.MunicipalityFactory(name="Grannby", slug="grannby", code="1799")
    catalogues = set(graph("/datasets/dcat", "xml").subjects(RDF.type, DCAT.Catalog))
    assert catalogues == {
        URIRef(f"http://testserver/datasets/{each}/catalogue") for each in ("provkoping", "grannby")
    }
    assert len(set(graph("/datasets/grannby/dcat", "xml").subjects(RDF.type, DCAT.Catalog))) == 1
    assert Client().get("/datasets/atlantis/dcat").status_code == 404
