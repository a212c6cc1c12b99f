"""Which spellings of a place are safe to look for in running text."""

import re
from collections.abc import Iterator

from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.place_names import fold, name_key

# Names of places that in news are more often an English word or a person. Found by holding the names of
# the gazetteer against the lower-case words and the people of annotated English news (UD English EWT, GUM,
# wikigold, BTC, WNUT17), then extended by the same rule. `lookup` still knows them.
COMMON_WORDS = frozenset(
    """
    abbas abdullah adel ahmad ahmed ali amin anas ari ariel austin aziz bara barra bashir batman best bush
    central charlotte chester clinton college dana date derek doreen douglas east edward eden enterprise
    fahd faisal florence force fort george grant green habit hail hamid harem hassan haven hit hope horan
    hour hussein ibrahim independence industry irving island ismail jackson jamal jasim jassim john karim
    kelly kennedy khalid khan king lawrence liberty lima lincoln link long lucky mahmud male man mansoor
    march marina mary masa media mobile mohammed mohsen most muhammad mustafa nasser natal nice nimr noble
    normal north oldcity omar oral orange page park pereira pole police post power preston progress rama
    ramadan reading real roman rose saida saleh salma salman sandy sari shah sharif sinan smith south split
    spring springs star stein sun surprise tai tariq temple tire trinity troy tub union university victory
    vladimir war warren warri water wells west white york young yusuf zara zeid
    """.split()  # noqa: SIM905 - one word a line would fill three screens
)

_ARTICLE = re.compile(r"^(al|el|ar|as|ash|at|az|ad|an|ed|es|ez)[- ](?=\w)", re.IGNORECASE)
_INNER_ARTICLE = re.compile(r" (?:al|el)-(?=\w)")
_LATIN_NAME = re.compile(r"^[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff][\w .,'\u2018\u2019()/-]*$")


def forms_of(entry: PlaceEntry) -> Iterator[str]:
    """The spellings of a place to look for in English text, each once.

    Besides those listed, an article is tried as "al-X", "Al X", "el-X". Of a town that only GeoNames
    has, spellings count from four letters on; of one abroad, only its name: the rest of GeoNames'
    spellings there are other languages' names for it.
    """
    own = not entry.id.startswith("gn:")
    listed: tuple[str, ...]
    if own:
        listed = (entry.name, *entry.variants)
    elif entry.country == "Syria":
        listed = (entry.name, *entry.variants, *entry.also)
    else:
        listed = (entry.name, " ".join(word.capitalize() for word in fold(entry.name).split()))
    if "context" in entry.tags:
        listed = (entry.name,)
    seen: set[str] = set()
    for form in listed:
        common = fold(form).replace(" ", "") in COMMON_WORDS or (not own and len(name_key(form)) < 4)
        if _LATIN_NAME.match(form) and not common and name_key(form):
            fresh = [spelling for spelling in _spellings(form) if spelling not in seen]
            seen.update(fresh)
            yield from fresh


def _spellings(form: str) -> Iterator[str]:
    """A spelling and the ways its articles are written."""
    yield form
    if match := _ARTICLE.match(form):
        rest = form[match.end() :]
        for article in dict.fromkeys((match.group(1).lower(), "al", "el")):
            for written in (article, article.capitalize()):
                yield from (f"{written}-{rest}", f"{written} {rest}")
    elif _INNER_ARTICLE.search(form):
        yield from (_INNER_ARTICLE.sub(article, form) for article in (" Al-", " al ", " Al ", " el-"))
