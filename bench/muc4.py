"""Incident templates of MUC-4 (Latin America, 1988 to 1991): the reader on a field that it was not made for.

The texts have lost their capitals: `bench.recase` gives them back. The names of the field are not in the
product's registry, which is of another war; what a person would enter there before reading such a field is
listed in `ACTORS`, and bodies that a text itself introduces ("the X Front (ABC)") count as named actors.
How templates are filled says `bench.muc4_fill`; the scorer is `bench.templates`.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bench.corpora import CORPORA, corpus_digest
from bench.muc4_fill import filled, gathered
from bench.recase import cases_of, recase
from bench.templates import ROLES, Entity, Template, aligned, entity, plain, score
from trucewatch.config import data_root
from trucewatch.model import Document, NameHit, Names
from trucewatch.read import read
from trucewatch.resolve import load_resolver

SET = CORPORA / "muc4" / "dev.json.gz"
DAY = "1989-11-15"  # the set keeps no dates of publication; templates ask for none
# Nouns for men under arms, and the bodies of the field, as a registry of actors would hold them.
NOUNS = (
    r"(?:urban )?guerrillas?(?: (?:groups?|columns?|commandos?|units?|members|forces))?|rebels?|terrorists?"
    r"|gunmen|insurgents|subversives?|extremists|hooded men|death squads?|paramilitary groups"
    r"|drug (?:traffickers?|dealers)|narcoterrorists|hit ?men|assassins?|kidnappers|murderers|criminals"
    r"|soldiers|troops|armed (?:men|individuals|persons|group)|(?:unidentified|unknown|heavily armed) "
    r"(?:individuals|persons|men|people|gunmen|assailants)|attackers|assailants|commandos?|militiamen"
)
ACTORS = (
    r"Farabundo Marti (?:National )?(?:Liberation )?Front|FMLN|Shining Path|Sendero Luminoso"
    r"|Tupac Amaru Revolutionary Movement|MRTA|Army of National Liberation|National Liberation Army|ELN"
    r"|Revolutionary Armed Forces of Colombia|FARC|M-19|19 April Movement|(?:The )?Extraditables"
    r"|Medellin (?:Drug )?Cartel|Cali Cartel|Guatemalan National Revolutionary Unity|URNG"
    r"|Manuel Rodriguez Patriotic Front|FPMR|Cinchonero\w*|Contras|Sandinist\w*|Army|Armed Forces"
    r"|Air Force|National Police|National Guard|Treasury Police|Atlacatl Battalion"
)
_BODY = re.compile(
    r"\b(?:[A-Z][\w'-]*\s+(?:(?:of|for|and)\s+)?){1,6}(?:Front|Army|Movement|Cartel|Union|Command|Commando"
    r"|Brigade|Battalion|Forces?|Police|Guard|Unity)\b"
)
_NOUNS = re.compile(rf"\b(?:{NOUNS})\b", re.IGNORECASE)
_ACTORS = re.compile(rf"\b(?:{ACTORS})\b", re.IGNORECASE)


class FieldNames:
    """The registry's names with those of the field; the field's win where they overlap."""

    def __init__(self, known: Names) -> None:
        self.known = known

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The known names of a text."""
        mine: list[NameHit] = []
        for pattern, generic in ((_ACTORS, False), (_BODY, False), (_NOUNS, True)):
            for match in pattern.finditer(text):
                if all(match.end() <= one.start or one.end <= match.start() for one in mine):
                    mine.append(_hit(match, generic))
        spans = [(one.start, one.end) for one in mine]
        others = [h for h in self.known.find(text) if all(h.end <= a or b <= h.start for a, b in spans)]
        return tuple(sorted((*mine, *others), key=lambda one: one.start))


def _hit(match: re.Match[str], generic: bool) -> NameHit:
    words = match.group()
    key = "field/" + re.sub(r"\W+", "-", words.lower())
    kind = "generic" if generic else "armed_group"
    return NameHit(
        start=match.start(), end=match.end(), kind="actor", key=key, name=words, type=kind, generic=generic
    )


def wanted(raw: dict[str, Any]) -> list[Template]:
    """The templates of a line of the set; templates told twice count once."""
    return _once(
        Template(
            one["incident_type"],
            {role: tuple(entity(words for words, _ in group) for group in one[role]) for role in ROLES},
        )
        for one in raw["templates"]
    )


def _once(templates: Iterable[Template]) -> list[Template]:
    out: list[Template] = []
    for one in templates:
        if one not in out:
            out.append(one)
    return out


def readings(
    limit: int | None = None,
) -> Iterator[tuple[list[Template], list[Template], list[str]]]:
    """What we fill, what is wanted and the words cited for what we fill, report by report."""
    resolver = load_resolver(data_root() / "registry")
    names, cases = FieldNames(resolver.names), cases_of(CORPORA)
    with gzip.open(SET, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if limit is not None and n >= limit:
                return
            raw = json.loads(line)
            text = recase(raw["doctext"], cases)
            found = read(_document(raw["docid"], text), text, names, resolver.calendar)
            bodies = [h for h in names.find(text) if (h.key or "").startswith("field/") and not h.generic]
            told = list(gathered(found.reports, text).values())
            cited = [plain(" ".join(text[a:b] for a, b in sorted(set(one.places)))) for one in told]
            yield [filled(one, text, bodies) for one in told], wanted(raw), cited


def _document(name: str, text: str) -> Document:
    return Document(
        capture="muc4", source="src-muc4", external_id=name, published=DAY, published_reason="nominal",
        language="en", text_sha256=name, length=len(text),
    )  # fmt: skip


def ceilings(
    reports: list[tuple[list[Template], list[Template]]], cited: list[list[str]]
) -> dict[str, float]:
    """What is missing, as the F1 that filling the gap from the wanted templates would give.

    For one role and for all: every wanted filler that stands in the sentences which tell an incident of ours;
    "all roles, whole report": wherever it stands, for the incidents found; "no incident missed": the missed
    ones found with their type alone.

    Args:
        reports: what is filled and what is wanted.
        cited: for each report and filled template, the plain words of its evidence.
    """
    out: dict[str, float] = {}
    for role in (*ROLES, "all roles"):
        helped = []
        for (mine, gold), sentences in zip(reports, cited, strict=True):
            full = list(mine)
            for i, j in aligned(mine, gold, typed=True, count_type=True):
                roles = dict(mine[i].roles)
                for one in ROLES if role == "all roles" else (role,):
                    told = [
                        frozenset([m]) for e in gold[j].of(one) for m in sorted(e)[:1] if m in sentences[i]
                    ]
                    roles[one] = tuple(told) or roles[one]
                full[i] = Template(mine[i].type, roles)
            helped.append((full, gold))
        out[role] = score(helped, count_type=True)["all"].prf()["f1"]
    whole, found = [], []
    for mine, gold in reports:
        pairs = aligned(mine, gold, typed=True, count_type=True)
        full = list(mine)
        for i, j in pairs:
            full[i] = Template(mine[i].type, _first_mentions(gold[j]))
        met = {j for _, j in pairs}
        whole.append((full, gold))
        found.append((mine + [Template(one.type) for j, one in enumerate(gold) if j not in met], gold))
    out["all roles, whole report"] = score(whole, count_type=True)["all"].prf()["f1"]
    out["no incident missed"] = score(found, count_type=True)["all"].prf()["f1"]
    return out


def _first_mentions(template: Template) -> dict[str, tuple[Entity, ...]]:
    return {role: tuple(frozenset(sorted(one)[:1]) for one in template.of(role)) for role in ROLES}


def measure() -> dict[str, Any]:
    """CEAF-TF with the type as a slot, over the roles alone, and with types ignored; empty without the set.

    `f1_if`: see `ceilings`.
    """
    if not SET.is_file():
        return {}
    read_all = list(readings())
    reports = [(mine, gold) for mine, gold, _ in read_all]
    typed, roles = score(reports, count_type=True), score(reports, count_type=False)
    loose = score(reports, typed=False, count_type=False)
    figures: dict[str, Any] = {
        "reports": len(reports),
        "templates_filled": sum(len(f) for f, _ in reports),
        "templates_wanted": sum(len(w) for _, w in reports),
        "ceaf_tf": typed["all"].prf(),
        "roles": roles["all"].prf(),
        "roles_any_type": loose["all"].prf(),
        "type": typed["type"].prf(),
    }
    figures |= {role: typed[role].prf() for role in ROLES}
    figures["f1_if"] = ceilings(reports, [cited for _, _, cited in read_all])
    return {f"dev@{corpus_digest(SET)}": figures}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
