"""Which spellings of a place are safe to look for in running text."""

import re
from collections.abc import Iterator

from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.place_names import fold, name_key

# Names of towns that in news are mostly English words, people, months or peoples. Found by counting which
# names of the gazetteer stand in lower case, or after a first name, in annotated English news.
COMMON_WORDS = frozenset(
    """
    arab ari asia august bar bath battle best bush can car center central chance church clinton college
    date day east eden eagle eye force fort france free friendly george grant green hall hama? hit hope
    independence industry island jackson john jordan? kelly king lincoln liberty link live long male man
    march marina mary may media mesa mobile most mission montana moses nice noble normal north of omar orange
    page park paris? paradise police post power progress rama ramadan read reading real roman rome? rose
    salem? san santa santos sandy sale school shah sharif smith south split spring springs star sur sun
    temple trinity troy union university victoria victory war warren washington? water west white wells young
    ali hassan hussein ahmad ahmed khalid omar osman mohammed muhammad mahmud mustafa nasser saleh salman sinan
    yusuf ibrahim ismail karim abdullah aziz faisal hamid jamal tariq zeid abbas adel amin anas bashir fahd
    """.replace("hama? ", "").replace("jordan? ", "").replace("paris? ", "").replace("rome? ", "")
    .replace("salem? ", "").replace("washington? ", "").split()
)  # fmt: skip
_ARTICLE = re.compile(r"^(al|el|ar|as|ash|at|az|ad|an|ed|es|ez)[- ](?=\w)", re.IGNORECASE)
_LATIN_NAME = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff0-9][\w .,'\u2018\u2019()/-]*$")


def forms_of(entry: PlaceEntry) -> Iterator[str]:
    """The spellings of a place to look for in English text, each once.

    Besides those listed, an article is tried as "al-X", "Al X", "el-X"; a name out of GeoNames is taken
    only from four letters on and only where it is no common word.
    """
    own = not entry.id.startswith("gn:")
    seen: set[str] = set()
    listed = (entry.name, *entry.variants)
    for form in listed if own or entry.country == "Syria" else (entry.name, *_few(entry)):
        if not _LATIN_NAME.match(form) or ("context" in entry.tags and form != entry.name):
            continue
        if not own and (len(name_key(form)) < 4 or fold(form) in COMMON_WORDS):
            continue
        for spelling in _spellings(form):
            if spelling not in seen:
                seen.add(spelling)
                yield spelling


def _few(entry: PlaceEntry) -> tuple[str, ...]:
    """Of a foreign town's spellings, only its name without accents: the rest are other languages' names."""
    bare = " ".join(word.capitalize() for word in fold(entry.name).split())
    return (bare,)


def _spellings(form: str) -> Iterator[str]:
    yield form
    if match := _ARTICLE.match(form):
        rest = form[match.end() :]
        article = match.group(1).lower()
        for one in dict.fromkeys((article, "al", "el")):
            yield from (
                f"{one}-{rest}",
                f"{one.capitalize()}-{rest}",
                f"{one.capitalize()} {rest}",
                f"{one} {rest}",
            )
    if " al-" in form:
        yield from (
            form.replace(" al-", " Al-"),
            form.replace(" al-", " al "),
            form.replace(" al-", " Al "),
            form.replace(" al-", " el-"),
        )
