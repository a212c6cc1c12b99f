"""CEAF-TF: how well incident templates are filled (Du, Rush and Cardie 2021; Chen et al. 2023).

A template is an incident type and, for each role, entities; an entity is the set of its mentions. A
filled entity is right where every mention that it holds is one of a wanted entity's, of the same role, in
the template that its own is aligned with. Templates align one to one, only where their types agree, so
that most entities are right. Precision counts filled entities, recall wanted ones, over all reports.
"""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.assign import best_pairs

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Entity = frozenset[str]
_DROP = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True)
class Template:
    """One incident. `type` may name alternatives: "bombing / attack"."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    def of(self, role: str) -> tuple[Entity, ...]:
        """The entities of a role."""
        return self.roles.get(role, ())


@dataclass
class Counts:
    """Right and all filled entities, right and all wanted ones."""

    filled_right: int = 0
    filled: int = 0
    wanted_right: int = 0
    wanted: int = 0

    def prf(self) -> dict[str, float]:
        """Precision, recall and F1."""
        p = self.filled_right / self.filled if self.filled else 0.0
        r = self.wanted_right / self.wanted if self.wanted else 0.0
        return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def plain(words: str) -> str:
    """Words in lower case without punctuation, articles and extra space: mentions are compared so."""
    words = words.lower().translate(_DROP)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", words).split())


def entity(mentions: Iterable[str]) -> Entity:
    """An entity of its mentions' plain words."""
    return frozenset(filter(None, map(plain, mentions)))


def right(filled: Sequence[Entity], wanted: Sequence[Entity]) -> tuple[int, int]:
    """How many filled entities are within a wanted one, and how many wanted ones hold a filled one."""
    return sum(any(f <= w for w in wanted) for f in filled), sum(any(f <= w for f in filled) for w in wanted)


def agree(a: str, b: str) -> bool:
    """Whether two types agree; one may name alternatives."""
    return bool({x.strip() for x in a.split("/")} & {x.strip() for x in b.split("/")})


def aligned(
    filled: Sequence[Template], wanted: Sequence[Template], *, typed: bool, count_type: bool
) -> list[tuple[int, int]]:
    """Pairs of filled and wanted templates, so that most of both sides' entities are right."""

    def worth(f: Template, w: Template) -> float:
        same = agree(f.type, w.type)
        if typed and not same:
            return 0.0
        return sum(sum(right(f.of(role), w.of(role))) for role in ROLES) + 2.0 * (count_type and same)

    return best_pairs([[worth(f, w) for w in wanted] for f in filled])


def score(
    reports: Iterable[tuple[Sequence[Template], Sequence[Template]]], *, typed: bool = True, count_type: bool
) -> dict[str, Counts]:
    """Counts by role and over all ("all") of filled and wanted templates, report by report.

    Args:
        reports: what was filled and what is wanted, by report.
        typed: templates align only where their types agree.
        count_type: the type is one more slot of a template ("type").
    """
    out = {name: Counts() for name in (*ROLES, "type", "all")}
    for filled, wanted in reports:
        pairs = aligned(filled, wanted, typed=typed, count_type=count_type)
        for role in ROLES:
            out[role].filled += sum(len(one.of(role)) for one in filled)
            out[role].wanted += sum(len(one.of(role)) for one in wanted)
        if count_type:
            out["type"].filled += len(filled)
            out["type"].wanted += len(wanted)
        for i, j in pairs:
            for role in ROLES:
                hits, met = right(filled[i].of(role), wanted[j].of(role))
                out[role].filled_right += hits
                out[role].wanted_right += met
            if count_type and agree(filled[i].type, wanted[j].type):
                out["type"].filled_right += 1
                out["type"].wanted_right += 1
    for role in (*ROLES, "type"):
        for name in vars(out[role]):
            setattr(out["all"], name, getattr(out["all"], name) + getattr(out[role], name))
    return out
