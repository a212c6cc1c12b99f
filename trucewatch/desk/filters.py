"""What a person asked of a list: query parameters in, filters, links and pages out."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast, get_args
from urllib.parse import urlencode

import msgspec

from trucewatch.desk.phrases import VERDICTS, words
from trucewatch.ledger.views import ANY, IncidentFilter
from trucewatch.model import EventType
from trucewatch.publish.tables import VERDICT_WORDS

PER_PAGE = 50
TYPES: tuple[str, ...] = get_args(EventType)
LONGEST = 200  # characters of a parameter that are looked at

Params = Mapping[str, str]
Sort = Literal["date", "killed", "origins"]
SORTS = {
    "": "newest first",
    "oldest": "oldest first",
    "killed": "most killed first",
    "origins": "most origins first",
}


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked of the incident list, as given; what cannot be meant is left out."""

    q: str | None = None
    type: str | None = None
    agreement: str | None = None
    verdict: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    actor: str | None = None
    contested: bool = False
    parted: bool = False
    sort: str = ""

    @classmethod
    def of(cls, params: Params) -> "Filters":
        """Out of query parameters."""
        sort = params.get("sort", "")
        return cls(
            q=given(params, "q"),
            type=one_of(params, "type", TYPES),
            agreement=given(params, "agreement"),
            verdict=one_of(params, "verdict", VERDICTS),
            start=_date(params.get("from")),
            end=_date(params.get("to")),
            place=given(params, "place"),
            actor=given(params, "actor"),
            contested=params.get("contested") == "1",
            parted=params.get("parted") == "1",
            sort=sort if sort in SORTS else "",
        )

    @property
    def named(self) -> dict[str, str]:
        """The filters that are set, by their parameter."""
        known = {
            "q": self.q, "type": self.type, "agreement": self.agreement, "verdict": self.verdict,
            "from": self.start, "to": self.end, "place": self.place, "actor": self.actor,
            "contested": "1" if self.contested else None, "parted": "1" if self.parted else None,
        }  # fmt: skip
        return {name: value for name, value in known.items() if value}

    @property
    def query(self) -> str:
        """Filters and order as a query string."""
        return urlencode({**self.named, **({"sort": self.sort} if self.sort else {})})

    def link(self, **changed: str | None) -> str:
        """The list with some parameters set otherwise; None takes one away."""
        kept = {**self.named, "sort": self.sort, **changed}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"/?{query}" if query else "/"

    def chips(self, titles: Mapping[str, str]) -> list[tuple[str, str]]:
        """Each filter in words, with the link that takes it away.

        Args:
            titles: agreements' names by id.
        """
        said = {
            "q": f"“{self.q}”", "type": words(self.type or ""),
            "verdict": VERDICT_WORDS.get(self.verdict or "", ""),
            "agreement": titles.get(self.agreement or "", self.agreement or ""), "from": f"from {self.start}",
            "to": f"to {self.end}", "place": f"at {self.place}", "actor": f"by {self.actor}",
            "contested": "contested", "parted": "readings part",
        }  # fmt: skip
        if self.start and self.start == self.end:
            day = {"from": None, "to": None}
            rest = [(said[name], self.link(**{name: None})) for name in self.named if name not in day]
            return [*rest, (f"on {self.start}", self.link(**day))]
        return [(said[name], self.link(**{name: None})) for name in self.named]

    def chosen(self) -> IncidentFilter:
        """The filter for the state; verdicts are those under the text itself."""
        judged = self.agreement or self.verdict
        return IncidentFilter(
            text=self.q,
            types=(self.type,) if self.type else (),
            actor=self.actor,
            place=self.place,
            date_from=self.start,
            date_to=self.end,
            agreement=self.agreement,
            verdict=self.verdict,
            reading=None if judged else ANY,
            contested=True if self.contested else None,
            parted=True if self.parted else None,
        )

    @property
    def order(self) -> tuple[Sort, bool]:
        """The column to sort by, and whether the largest comes first."""
        if self.sort in ("killed", "origins"):
            return cast(Sort, self.sort), True
        return "date", self.sort != "oldest"


def given(params: Params, name: str) -> str | None:
    """A parameter's words; None where it has none."""
    return params.get(name, "").strip()[:LONGEST] or None


def one_of(params: Params, name: str, known: tuple[str, ...]) -> str | None:
    """A parameter's value where it is one of the known ones."""
    value = params.get(name)
    return value if value in known else None


def _date(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None


def query_of(**values: str | None) -> str:
    """A query string of the values that there are."""
    return urlencode({name: value for name, value in values.items() if value})


class PageOf(msgspec.Struct, frozen=True, kw_only=True):
    """Where one stands in a list."""

    first: int
    last: int
    total: int
    previous: str | None  # query strings
    next: str | None

    @classmethod
    def of(cls, query: str, number: int, shown: int, total: int, per_page: int = PER_PAGE) -> "PageOf":
        """The page `number` (from 1) with the query strings of its neighbours."""
        start = (number - 1) * per_page

        def link(n: int) -> str:
            return f"{query}{'&' if query else ''}page={n}" if n > 1 else query

        return cls(
            first=start + 1 if shown else 0,
            last=start + shown if shown else 0,
            total=total,
            previous=link(min(number - 1, max(1, -(-total // per_page)))) if number > 1 else None,
            next=link(number + 1) if start + shown < total and shown else None,
        )
