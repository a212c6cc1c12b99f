"""A made-up war for the tests of fusion: places, outlets and accounts built from a few words."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from trucewatch.fuse import Fused, fuse
from trucewatch.model import (
    ActorRef,
    Count,
    Decision,
    Document,
    Incident,
    Mention,
    PlaceRef,
    Report,
    Resolution,
    Source,
    Span,
    TimeRef,
    sha256,
)

SIDES = {
    "army": "sy-gov",
    "rebels": "sy-opposition",
    "russia": "russia",
    "monitor": None,
    "state tv": "sy-gov",
}
PLACES: dict[str, tuple[str, float, float, int]] = {
    "Aleppo": ("Aleppo", 36.20, 37.16, 1),
    "Old Quarter, Aleppo": ("Aleppo", 36.20, 37.15, 1),
    "Mill Street, Aleppo": ("Aleppo", 36.21, 37.14, 1),
    "Upper Orchard": ("Idlib", 35.90, 36.60, 1),
    "Lower Orchard": ("Idlib", 35.40, 36.30, 1),
    "Idlib province": ("Idlib", 35.80, 36.60, 4),
    "Saltmarsh": ("Deir ez-Zor", 35.30, 40.10, 1),
    "Syria": ("", 35.0, 38.0, 6),
}


def actor(name: str) -> ActorRef:
    return ActorRef(
        text=name,
        entity=name.replace(" ", "-"),
        name=name.title(),
        side=SIDES.get(name),
        method="alias",
        score=1.0,
    )


def place(name: str) -> PlaceRef:
    admin1, lat, lon, precision = PLACES[name]
    return PlaceRef(
        text=name, place=f"tw:{name.lower()}", name=name, admin1=admin1 or None, country="Syria",
        lat=lat, lon=lon, precision=precision, method="exact", score=1.0,
    )  # fmt: skip


def count(value: int | str | None) -> Count | None:
    """7 is exactly 7, "7+" at least 7."""
    if value is None:
        return None
    if isinstance(value, str):
        return Count(low=int(value.rstrip("+")), high=None)
    return Count(low=value, high=value)


@dataclass
class World:
    """Documents and reports added one by one; `fuse` gives what they come to."""

    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    resolutions: dict[str, Resolution] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def document(
        self, outlet: str, text: str, published: str | None = "2016-05-02", **fields: Any
    ) -> Document:
        slug = outlet.lower().replace(" ", "-")
        side, kind = fields.pop("side", None), fields.pop("type", "media")
        source = Source(id=f"src-{slug}", name=outlet, side=side, type=kind)
        made = Document(
            capture="cap-x", source=source.id, outlet=outlet, published=published, published_reason="test",
            language="en", text_sha256=sha256(text.encode()), length=len(text), **fields,
        )  # fmt: skip
        self.sources[source.id], self.documents[made.id], self.texts[made.id] = source, made, text
        return made

    def report(
        self,
        document: Document,
        day: str | tuple[str, str] | None = "2016-05-01",
        where: str | None = "Upper Orchard",
        *,
        kind: str = "air_strike",
        by: Iterable[str] = (),
        killed: int | str | None = None,
        injured: int | str | None = None,
        told_by: Iterable[str] = (),
        status: str = "asserted",
        **fields: Any,
    ) -> Report:
        text = self.texts[document.id]
        actors, claimants = [actor(a) for a in by], [actor(c) for c in told_by]
        number = len(self.reports)
        start = min(number, len(text) - 1)
        made = Report(
            document=document.id, type=kind, status=status,  # type: ignore[arg-type]
            actors=tuple(Mention(text=a.text) for a in actors), claimants=tuple(Mention(text=c.text) for c in claimants),
            place=Mention(text=where) if where else None, killed=count(killed), injured=count(injured),
            evidence=(Span(document=document.id, start=start, end=len(text), quote=text[start:]),), **fields,
        )  # fmt: skip
        time = None
        if day:
            first, last = (day, day) if isinstance(day, str) else day
            length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
            time = TimeRef(
                text=first,
                start=first,
                end=last,
                precision=1 if length == 1 else 2 if length < 7 else 4,
                method="explicit",
            )
        self.reports.append(made)
        self.resolutions[made.id] = Resolution(
            subject=made.id, actors=tuple(actors), claimants=tuple(claimants), time=time,
            place=place(where) if where else None,
        )  # fmt: skip
        return made

    def fuse(
        self, decisions: Iterable[Decision] = (), previous: Iterable[Incident] = (), seed: int | None = None
    ) -> Fused:
        reports, documents = list(self.reports), list(self.documents.items())
        if seed is not None:
            random.Random(seed).shuffle(reports)
            random.Random(seed).shuffle(documents)
        return fuse(
            documents=dict(documents), texts=self.texts.__getitem__, reports=reports, resolutions=self.resolutions,
            sources=self.sources, decisions=list(decisions), previous={i.id: i for i in previous},
        )  # fmt: skip


def partition(fused: Fused) -> set[frozenset[str]]:
    """The reports of each incident."""
    return {frozenset(i.reports) for i in fused.incidents}


def rule(a: Report, b: Report, ruling: str, at: str = "2016-06-01T10:00:00Z") -> Decision:
    return Decision(subject=f"{b.id}+{a.id}", ruling=ruling, by="Layla", reason="read both", at=at)


_NOUNS = [
    "baker",
    "bridge",
    "cistern",
    "courtyard",
    "depot",
    "ferry",
    "garage",
    "hamlet",
    "junction",
    "kiln",
    "lantern",
    "mosque",
    "nursery",
    "orchard",
    "pharmacy",
    "quarry",
]


def many(incidents: int, seed: int = 1, tellings: int = 3) -> tuple[World, dict[str, int]]:
    """A war of some incidents, each told by up to `tellings` outlets with small errors; and the truth."""
    rng = random.Random(seed)
    world, truth = World(), {}
    towns = {
        f"Town {n}": (f"Province {n % 14}", 33.0 + n % 40 / 10, 36.0 + n // 40 / 10, 1) for n in range(200)
    }
    PLACES.update(towns)
    taken: set[tuple[str, date]] = (
        set()
    )  # two strikes of one town and day cannot be told apart from a line each
    for n in range(incidents):
        day = date(2016, 1, 1) + timedelta(days=rng.randrange(max(10, incidents // 8)))
        free = [
            town for town in towns if not any((town, day + timedelta(days=d)) in taken for d in (-1, 0, 1))
        ]
        where, kind = rng.choice(free), rng.choice(["air_strike", "shelling", "bombing"])
        taken.add((where, day))
        killed = rng.randrange(1, 60)
        scene = " ".join(rng.sample(_NOUNS, 5))
        for outlet in rng.sample(["Lamp", "Plough", "Wheel", "Anchor", "Kettle"], rng.randint(1, tellings)):
            late = (day + timedelta(days=rng.randrange(2))).isoformat()
            text = f"{outlet} {n}: at the {scene} in {where} at least {killed} people were killed, {rng.choice(_NOUNS)} hit."
            doc = world.document(outlet, text, late, external_id=str(n))
            told = killed if rng.random() < 0.8 else killed + rng.randrange(3)
            truth[world.report(doc, day.isoformat(), where, kind=kind, killed=told, by=["army"]).id] = n
    return world, truth
