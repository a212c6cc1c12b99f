"""How likely two reports tell of one incident: a sum of weighted reasons, each a sentence.

The weights are log-odds, set by the field's sense and tried on 434 events read by hand (see
`decisions/fusion.md`). What excludes one incident outright is a veto and has no weight: two accounts
of one document, days or places that exclude one another, a threat and a deed.
"""

from dataclasses import dataclass
from math import exp

from trucewatch.fuse.facets import Facet, toll
from trucewatch.fuse.places import Relation, relation

BIAS = -3.3
THRESHOLD = 0.5

_PLACE_WEIGHTS: dict[Relation, float] = {
    "same": 2.0, "inside": 0.8, "adjacent": 0.4, "near": -0.5, "wide": 0.2, "unknown": 0.0, "siblings": -1.6,
}  # fmt: skip
_CAPITAL = 1.0  # the same city, where it is a governorate's capital
_CLOSE_TYPES = (
    frozenset({"air_strike", "shelling"}),
    frozenset({"air_strike", "bombing"}),
    frozenset({"shelling", "bombing"}),
    frozenset({"armed_clash", "territory_change"}),
    frozenset({"armed_clash", "shelling"}),
    frozenset({"attack_on_civilians", "other_violence"}),
    frozenset({"attack_on_civilians", "bombing"}),
    frozenset({"attack_on_civilians", "shelling"}),
    frozenset({"air_strike", "chemical_attack"}),
    frozenset({"shelling", "chemical_attack"}),
)
_TELLING_TARGETS = frozenset(
    {"medical", "school", "market", "place_of_worship", "aid_convoy", "camp_or_shelter"}
)
_EASILY_TOLD = frozenset({"chemical_attack", "ceasefire_act"})
_TELLING_TOLL = 5  # from here on an equal figure is hardly chance


@dataclass(frozen=True)
class Score:
    """How alike two reports are: `value` in 0..1, null where a veto keeps them apart."""

    value: float | None
    reasons: tuple[str, ...]


class _Sum:
    def __init__(self) -> None:
        self.total = BIAS
        self.reasons: list[str] = []

    def add(self, weight: float, reason: str) -> None:
        self.total += weight
        self.reasons.append(f"{reason} ({weight:+.1f})")


def score(a: Facet, b: Facet, *, one_origin: bool = False) -> Score:
    """Scores a pair of reports, the same in either order.

    Args:
        a: one report.
        b: the other.
        one_origin: whether their documents come from one original.

    Returns:
        The probability that they tell of one incident with a sentence for each weight, or a veto.
    """
    if b.id < a.id:
        a, b = b, a
    places = relation(a, b)
    veto = _veto(a, b, places)
    if veto:
        return Score(None, (veto,))
    out = _Sum()
    _time(a, b, out)
    _place(a, b, places, out)
    _type(a, b, out)
    _actor(a, b, out)
    _target(a, b, out)
    _toll(a, b, out)
    _words(a, b, out)
    if a.report.status == "planned_or_threatened" and a.entities & b.entities:
        out.add(1.6, "both tell of one actor's threat or plan")
    if one_origin:
        out.add(0.8, "their documents come from one original")
    return Score(round(1 / (1 + exp(-out.total)), 4), tuple(out.reasons))


def _veto(a: Facet, b: Facet, places: Relation) -> str | None:
    if a.document.id == b.document.id:
        return "one document tells of them as two incidents"
    if (a.report.status == "planned_or_threatened") != (b.report.status == "planned_or_threatened"):
        return "one is planned or threatened, the other is told as done"
    if a.family != b.family:
        return f"a {_words_of(a.report.type)} is no {_words_of(b.report.type)}"
    if places == "apart":
        return f"{_where(a)} and {_where(b)} exclude one another"
    gap = days_apart(a, b)
    if gap is not None and gap > 1:
        return f"their days lie {gap} days apart"
    if places == "siblings" and not equal_tolls(a, b):
        return f"{_where(a)} and {_where(b)} are two places of one city, and the tolls differ"
    return None


def days_apart(a: Facet, b: Facet) -> int | None:
    """Days between two spans of days: 0 where they meet, None where one is not dated."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return None
    return max(0, (b.start - a.end).days, (a.start - b.end).days)


def _words_of(kind: str) -> str:
    return kind.replace("_", " ")


def _where(facet: Facet) -> str:
    return facet.place.name if facet.place else "a place not named"


def _time(a: Facet, b: Facet, out: _Sum) -> None:
    gap = days_apart(a, b)
    if gap is None or a.start is None or b.start is None or a.end is None or b.end is None:
        if a.published and b.published:
            near = abs((a.published - b.published).days)
            if near <= 1:
                out.add(0.4, "one is not dated; they were published within a day of one another")
            elif near > 7:
                out.add(-0.6, f"one is not dated; they were published {near} days apart")
        return
    if gap == 1:
        both = a.start == a.end and b.start == b.end
        out.add(-1.0 if both else -0.4, "their days are neighbours")
    elif a.start == b.start and a.end == b.end and a.to_the_day:
        out.add(1.3, f"both are dated {a.start.isoformat()}")
    elif a.to_the_day and b.to_the_day:
        out.add(0.8, "their days meet")
    elif max((a.end - a.start).days, (b.end - b.start).days) <= 10:
        out.add(0.7, "their spans of days meet")
    else:
        out.add(0.2, "one is dated only to a month or longer")


def _place(a: Facet, b: Facet, places: Relation, out: _Sum) -> None:
    weight = _PLACE_WEIGHTS[places]
    if places == "same":
        if not a.specific:
            out.add(0.5, f"both are placed in {_where(a)} as a whole")
        elif a.capital:
            out.add(_CAPITAL, f"both are placed in the city of {_where(a)}")
        else:
            out.add(weight, f"both are placed in {_where(a)}")
    elif a.report.type == b.report.type and a.report.type in _EASILY_TOLD:
        out.add(1.6, f"{_words_of(a.report.type)}: rare enough to be one without one place")
    else:
        told = {
            "inside": "one place lies in the other",
            "adjacent": "the places lie next door to one another",
            "near": "the places lie within 15 km",
            "wide": "one is placed only in a wider area that may hold the other",
            "siblings": "two places of one city, with equal tolls",
            "unknown": "one names no place",
        }
        out.add(weight, told[places])


def _type(a: Facet, b: Facet, out: _Sum) -> None:
    first, second = a.report.type, b.report.type
    if first == second:
        out.add(0.9, f"both tell of {_words_of(first)}")
    elif frozenset({first, second}) in _CLOSE_TYPES:
        out.add(-0.3, f"{_words_of(first)} may be told as {_words_of(second)}")
    else:
        out.add(-1.2, f"{_words_of(first)} is another act than {_words_of(second)}")


def _actor(a: Facet, b: Facet, out: _Sum) -> None:
    if not a.actors or not b.actors:
        return
    if a.entities & b.entities:
        out.add(0.6, "both name the same doer")
    elif a.sides and b.sides:
        if a.sides & b.sides:
            out.add(0.4, "both name a doer of one side")
        else:
            out.add(-0.7, "they name doers of different sides")
    else:
        out.add(-0.3, "they name different doers")


def _target(a: Facet, b: Facet, out: _Sum) -> None:
    first, second = a.report.target_kind, b.report.target_kind
    if first is None or second is None:
        return
    if first == second and first in _TELLING_TARGETS:
        out.add(1.0, f"both were aimed at: {_words_of(first)}")
    elif first == second:
        out.add(0.2, "both name one kind of target")
    elif first in _TELLING_TARGETS and second in _TELLING_TARGETS:
        out.add(-1.0, f"{_words_of(first)} is another target than {_words_of(second)}")
    elif {first, second} == {"civilians", "state_forces"} or {first, second} == {"civilians", "armed_group"}:
        out.add(-0.4, "one hit civilians, the other fighters")


def equal_tolls(a: Facet, b: Facet) -> bool:
    """Whether both tell one and the same figure, high enough not to be chance."""
    for field in ("killed", "injured"):
        first, second = toll(getattr(a.report, field)), toll(getattr(b.report, field))
        if first and second and first[0] == second[0] and first[0] >= _TELLING_TOLL:
            return True
    return False


def _toll(a: Facet, b: Facet, out: _Sum) -> None:
    for field in ("killed", "injured"):
        first, second = toll(getattr(a.report, field)), toll(getattr(b.report, field))
        if first is None or second is None:
            continue
        weight, reason = _compare(first, second, field)
        share = 1.0 if field == "killed" else 0.7
        if weight:
            out.add(round(weight * share, 2), reason)


def _compare(a: tuple[int, int | None], b: tuple[int, int | None], field: str) -> tuple[float, str]:
    """Weight of two tolls: the same figure, figures that allow one another, figures that do not."""
    figures = {n for n in a if n} & {n for n in b if n}
    if figures:
        top = max(figures)
        weight = 1.4 if top >= _TELLING_TOLL else 0.9 if top >= 3 else 0.5
        return weight, f"both tell of {top} {field}"
    low, high = sorted((max(a[0], a[1] or 0), max(b[0], b[1] or 0)))
    if low == 0:
        return (
            (-1.0, f"one says that nobody was {field}")
            if high
            else (0.6, f"both say that nobody was {field}")
        )
    ratio = high / low
    if ratio <= 1.35 or high - low <= 1:
        return 0.5, f"{low} and {high} {field} are close"
    if ratio <= 2.2 or (low >= 3 and high - low <= 4):
        return -0.2, f"{low} and {high} {field} differ"
    return -1.1, f"{low} and {high} {field} are far apart"


def _words(a: Facet, b: Facet, out: _Sum) -> None:
    shared = a.words & b.words
    smaller = min(len(a.words), len(b.words))
    if smaller < 3:
        return
    overlap = len(shared) / smaller
    figures = len(a.figures & b.figures)
    if figures >= 2:
        out.add(0.5, f"{figures} figures are the same")
    if overlap >= 0.6:
        out.add(1.6, f"{overlap:.0%} of the telling words are the same")
    elif overlap >= 0.35:
        out.add(0.9, f"{overlap:.0%} of the telling words are the same")
    elif overlap >= 0.2:
        out.add(0.4, f"{overlap:.0%} of the telling words are the same")
    elif overlap < 0.05 and smaller >= 8:
        out.add(-0.4, "hardly a telling word is shared")
