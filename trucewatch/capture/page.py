"""Reports in HTML: the report's text without the site around it, and what the page says about itself."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from trafilatura import bare_extraction, load_html

from trucewatch.capture.calendar_words import iso_date
from trucewatch.capture.markup import unescaped_lines

_DATE_FIELDS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "pubdate", "publish-date", "publishdate", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SITE_FIELDS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_ONE_CELL = re.compile(r"^\|[ ]?([^|\n]*?)[ ]?\|[ ]*$", re.M)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# The extractor takes about 12 seconds for a megabyte of hostile markup; reports are far shorter.
MAX_STRUCTURED = 2_000_000  # characters
Dates = tuple[tuple[dt.date, str], ...]


class Page(NamedTuple):
    """What was read from one page. `dates` are stated ones, most trusted first, each with its reason."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    dates: Dates
    doubt: str | None = None


def read_page(html: str) -> Page:
    """Extracts a page.

    Args:
        html: the decoded page.

    Returns:
        The page; `text` is empty where no report was found. Never raises on hostile markup: where
        the extractor fails, plain tag stripping takes its place and `doubt` says so.
    """
    html = _DECLARATION.sub("", html).replace("\0", "")
    doubt = None
    tree: Any = None
    try:
        tree = load_html(html) if len(html) <= MAX_STRUCTURED else None
        text = _main_text(tree) if tree is not None else ""
    except Exception as error:  # the extractor walks hostile trees: RecursionError, ValueError, lxml errors
        text, doubt = "", f"the page's structure could not be read ({type(error).__name__})"
    if not text:
        text = unescaped_lines(html)
        if text and doubt is None:
            doubt = "no article found in the page: its text was taken without its structure"
    try:
        return _with_metadata(html, text, doubt)
    except Exception as error:
        return Page(
            text, None, None, None, None, (), doubt or f"unreadable page metadata ({type(error).__name__})"
        )


def _main_text(tree: Any) -> str:
    # Captions may be the only place that tells of an incident; as paragraphs they survive extraction.
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
    for figure in list(tree.iter("figure")):
        figure.tag = "div"
    document = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=True)
    text = getattr(document, "text", None)
    # Rows of one cell are layout, not tables: the extractor's bars around them say nothing.
    return _ONE_CELL.sub(r"\1", str(text)).strip() if text else ""


def _with_metadata(html: str, text: str, doubt: str | None) -> Page:
    # Afresh: extraction consumes the tree. What a page says about itself stands at its head.
    tree = load_html(html[:MAX_STRUCTURED])
    if tree is None:
        return Page(text, None, None, None, None, (), doubt)
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.lower(), content[:2000])
    linked = list(_json_ld(tree))
    dates = tuple(_dates(tree, meta, linked))
    title = meta.get("og:title") or _first(linked, "headline") or _element_text(tree, "h1")
    if not title:
        title = _TITLE_TAIL.sub("", _line(_element_text(tree, "title")) or "") or None
    publisher: dict[str, Any] = next(
        (item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)), {}
    )
    outlet = next((meta[name] for name in _SITE_FIELDS if name in meta), None) or publisher.get("name")
    canonical = next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    )
    url = canonical or meta.get("og:url")
    lang = (tree.get("lang") or "").split("-")[0].lower()
    return Page(
        text=text,
        title=_line(title),
        outlet=_line(outlet) if isinstance(outlet, str) else None,
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=lang if re.fullmatch(r"[a-z]{2}", lang) else None,
        dates=dates,
        doubt=doubt,
    )


def _dates(tree: Any, meta: dict[str, str], linked: list[dict[str, Any]]) -> Iterator[tuple[dt.date, str]]:
    """Stated publication dates: JSON-LD, meta, `<time>` marked as publication, the only `<time>`."""
    for item in linked:
        value = item.get("datePublished")
        if isinstance(value, str) and (date := iso_date(value)):
            yield date, "page metadata: datePublished"
    for name in _DATE_FIELDS:
        if name in meta and (date := iso_date(meta[name])):
            yield date, f"page metadata: {name}"
    times = [(element, element.get("datetime") or element.text_content()) for element in tree.iter("time")]
    marked = [
        (e, v) for e, v in times if e.get("pubdate") is not None or e.get("itemprop") == "datePublished"
    ]
    for _, value in marked or (times if len(times) == 1 else ()):
        if date := iso_date(value[:100]):
            yield date, "page metadata: <time>"


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = msgspec.json.decode((element.text or "").encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield from (
                    (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else (item,)
                )


def _first(items: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key] for item in items if isinstance(item.get(key), str) and item[key]), None)


def _element_text(tree: Any, tag: str) -> str | None:
    for element in tree.iter(tag):
        for script in list(element.iter("script", "style")):
            script.drop_tree()
        if text := element.text_content().strip():
            return str(text)
    return None


def _line(text: str | None) -> str | None:
    return " ".join(text.split())[:500] or None if text else None
