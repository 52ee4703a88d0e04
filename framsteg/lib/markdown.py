"""The Markdown subset of the programme's texts: paragraphs, lists, bold and emphasis, links, headings.

HTML in the text is shown as text. Links lead to http(s), mail or the site itself; nothing else becomes a link.
"""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = (
    MarkdownIt("zero", {"html": False, "linkify": False})
    .enable(["list", "emphasis", "link", "heading", "newline", "escape", "backticks", "balance_pairs"])
    .disable(["backticks"])
)
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "h2", "h3", "h4", "h5", "h6"}
_SCHEMES = {"http", "https", "mailto", "tel"}
LONGEST_KEPT = 4_000


def to_html(text: str, heading_level: int = 2) -> str:
    """`text` as clean HTML; the topmost heading becomes h`heading_level`."""
    if len(text) > LONGEST_KEPT:
        return _to_html(text, heading_level)
    return _kept(text, heading_level)


def _to_html(text: str, heading_level: int) -> str:
    tokens = _PARSER.parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    topmost = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - topmost + heading_level)}"
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None
    ).strip()


_kept = lru_cache(maxsize=1024)(_to_html)
"""The same few texts stand on many pages; what has been made of them lately is kept."""


def parsed(text: str) -> list[Token]:
    """The tokens of `text`, for those that make something other than HTML of it."""
    return _PARSER.parse(text)


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: the web, mail, telephone, or the site itself."""
    scheme, separator, _ = address.partition(":")
    return not separator or "/" in scheme or scheme.lower() in _SCHEMES


def to_plain(text: str) -> str:
    """`text` without its marks: for descriptions, search and calendar entries."""
    words = (child.content for token in _PARSER.parse(text) for child in _leaves(token))
    return " ".join(" ".join(words).split())


def _leaves(token: Token) -> list[Token]:
    return [child for child in token.children or [] if child.type in ("text", "softbreak", "hardbreak")]
