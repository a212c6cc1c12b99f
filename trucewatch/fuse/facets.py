"""What fusion compares of a report: its days, its place, its doers, its toll and its words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from trucewatch.model import ActorRef, Count, Document, PlaceRef, Report, Resolution

FAMILIES: dict[str, str] = {
    "air_strike": "violence",
    "shelling": "violence",
    "bombing": "violence",
    "chemical_attack": "violence",
    "armed_clash": "violence",
    "attack_on_civilians": "violence",
    "other_violence": "violence",
    "territory_change": "violence",
    "military_move": "move",
    "aircraft_loss": "aircraft",
    "abduction_or_detention": "detention",
    "aid_delivery": "aid",
    "access_denial": "access",
    "evacuation_or_exchange": "evacuation",
    "ceasefire_act": "ceasefire",
}
RARE = frozenset(
    {"chemical_attack", "ceasefire_act", "aircraft_loss"}
)  # few enough a day to meet by day alone

# The language that reports of violence share; sharing it says nothing about which incident is meant.
_COMMON = frozenset(
    {
        *("the", "and", "for", "that", "with", "from", "were", "was", "have", "has", "had", "been", "said"),
        *("their", "they", "its", "his", "her", "who", "which", "when", "where", "while", "after", "before"),
        *(
            "into",
            "over",
            "more",
            "than",
            "least",
            "this",
            "those",
            "these",
            "also",
            "other",
            "others",
            "some",
        ),
        *(
            "killed",
            "killing",
            "wounded",
            "injured",
            "dead",
            "died",
            "people",
            "civilians",
            "civilian",
            "city",
        ),
        *(
            "town",
            "village",
            "area",
            "areas",
            "province",
            "countryside",
            "syria",
            "syrian",
            "syrians",
            "attack",
        ),
        *("attacks", "attacked", "forces", "army", "regime", "government", "rebels", "rebel", "opposition"),
        *("group", "groups", "terrorist", "terrorists", "militants", "fighters", "strikes", "strike", "air"),
        *("airstrikes", "airstrike", "raids", "raid", "bombing", "bombed", "shelling", "shells", "rockets"),
        *("rocket", "several", "many", "dozens", "including", "according", "reported", "told", "source"),
        *(
            "sources",
            "monitor",
            "observatory",
            "human",
            "rights",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
        ),
        *("friday", "saturday", "sunday", "war", "military", "armed", "held", "near", "islamic", "state"),
        *("front", "children", "women", "are", "not", "but", "all", "will", "between", "against", "during"),
        *("there", "them", "about", "one", "two", "three", "most", "northern", "southern", "eastern"),
        *("western", "north", "south", "east", "west", "local", "two", "under", "since", "last", "what"),
    }
)
_WORD = re.compile(r"[A-Za-zÀ-ɏ؀-ۿ]{3,}")
_NUMBER = re.compile(r"\b\d{1,4}\b")


@dataclass(frozen=True)
class Facet:
    """One report made comparable. Days are null where the report ties no time to the incident."""

    report: Report
    document: Document
    start: date | None
    end: date | None
    published: date | None
    place: PlaceRef | None
    within: frozenset[str]  # keys of wider places that the report names with the place
    actors: tuple[ActorRef, ...]
    target: ActorRef | None
    claimants: tuple[ActorRef, ...]
    resolution: Resolution | None

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def family(self) -> str:
        """The family of types within which reports may tell of one incident."""
        return FAMILIES[self.report.type]

    @cached_property
    def entities(self) -> frozenset[str]:
        """Doers, by registry id or else by name."""
        return frozenset(a.entity or a.name.lower() for a in self.actors)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Sides of the doers, where the registry knows them."""
        return frozenset(a.side for a in self.actors if a.side)

    @cached_property
    def to_the_day(self) -> bool:
        """Whether it is dated to a day, or to the night between two."""
        return self.start is not None and self.end is not None and (self.end - self.start).days <= 1

    @cached_property
    def specific(self) -> bool:
        """Whether the place is narrower than a governorate."""
        return self.place is not None and self.place.precision <= 3

    @cached_property
    def capital(self) -> bool:
        """Whether the place is its governorate's capital: many incidents a day may bear its name."""
        place = self.place
        return place is not None and bool(place.admin1) and plain(place.name) == plain(place.admin1 or "")

    @cached_property
    def text(self) -> str:
        """The sentences that carry the report."""
        return " ".join(span.quote for span in self.report.evidence)

    @cached_property
    def words(self) -> frozenset[str]:
        """Telling words of the evidence: no common language of the war, no words of the place."""
        names = set(plain(self.place.name).split()) if self.place else set()
        return frozenset(w for w in (m.lower() for m in _WORD.findall(self.text)) if w not in _COMMON) - names

    @cached_property
    def figures(self) -> frozenset[str]:
        """Numbers of the evidence from 3 on; years are left out."""
        return frozenset(n for n in _NUMBER.findall(self.text) if 3 <= int(n) < 1900 or int(n) > 2100)


def plain(name: str) -> str:
    """A name without articles, marks and "city" or "province", for comparison."""
    words = re.findall(r"[a-z]+", name.lower().replace("’", "").replace("'", ""))
    return " ".join(
        w for w in words if w not in ("al", "el", "ar", "as", "the", "city", "province", "governorate")
    )


def toll(count: Count | None) -> tuple[int, int | None] | None:
    """Low and high of a count; None where it is null or only a vague word ("dozens")."""
    if count is None or count.vague:
        return None
    return count.low, count.high


def day(value: str | None) -> date | None:
    """A date of an ISO string, None where there is none or it cannot be read."""
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def make_facets(
    documents: Mapping[str, Document], reports: Mapping[str, Report], resolutions: Mapping[str, Resolution]
) -> dict[str, Facet]:
    """The facets of all reports, by report id, in order of id.

    A report whose document is not among `documents` is left out: nothing can be said of its source.
    """
    facets: dict[str, Facet] = {}
    for key in sorted(reports):
        report = reports[key]
        document = documents.get(report.document)
        if document is None:
            continue
        known = resolutions.get(key)
        time = known.time if known else None
        place = known.place if known else None
        facets[key] = Facet(
            report=report,
            document=document,
            start=day(time.start) if time else None,
            end=day(time.end) if time else None,
            published=day(document.published),
            place=place if place is not None and place.precision <= 7 else None,
            within=frozenset(m.key for m in report.within if m.key),
            actors=known.actors if known else (),
            target=known.target if known else None,
            claimants=known.claimants if known else (),
            resolution=known,
        )
    return facets


WEEK_BEFORE = timedelta(days=7)  # an undated incident of the news lies within a week before publication
