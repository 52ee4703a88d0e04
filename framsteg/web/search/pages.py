"""What the content management system's search found: pages, and the documents that they lead to."""

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text, date_in_list, file_size
from framsteg.web.site import DocumentHit, PageHit, site_content

from .hits import Asked, Found, Hit, shortened


def pages_found(asked: Asked, start: int, end: int) -> Found:
    found = site_content().search(asked.municipality, asked.language, asked.words, start, end)
    return Found(found.total, [_page_hit(hit, asked.language) for hit in found.hits])


def _page_hit(hit: PageHit, language: Language) -> Hit:
    meta = date_in_list(hit.published_on, language) if hit.published_on else ""
    return Hit(Text(hit.title, language), hit.url, Text(shortened(hit.text), language), meta)


def documents_found(asked: Asked, start: int, end: int) -> Found:
    found = site_content().documents(asked.municipality, asked.language, asked.words, start, end)
    return Found(found.total, [_document_hit(hit, asked.language) for hit in found.hits])


def _document_hit(hit: DocumentHit, language: Language) -> Hit:
    on_page = gettext("on the page %(page)s") % {"page": hit.page}
    size = file_size(hit.size, language) if hit.size else ""
    meta = ", ".join(part for part in (hit.format, size, on_page) if part)
    return Hit(Text(hit.title, language), hit.url, Text("", language), meta)
