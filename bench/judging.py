"""Speed of judging: made-up incidents held against two agreements under every reading."""

import itertools
import json
import time
from datetime import date, timedelta

from trucewatch.config import data_root
from trucewatch.judge import assess, load_agreement
from trucewatch.model import ActorRef, Attribution, Incident, PlaceRef, TimeRef
from trucewatch.resolve import load_resolver

NUMBER = 5_000
# Two and always the same two, so that the figure can be compared from one version to the next.
AGREEMENTS = ("arrangement-2016-09-09", "coh-2016-02-22")
DOERS = (
    ("sy-armed-forces", "Syrian government forces"),
    ("russia", "Russia"),
    ("us-coalition", "US-led coalition"),
)
TYPES = ("air_strike", "shelling", "armed_clash", "territory_change", "access_denial")
TARGETS = ("civilians", "armed_group", "medical", None)


def incidents(number: int) -> list[Incident]:
    """Incidents spread over the year 2016, doers, acts and targets."""
    out = []
    mixes = itertools.cycle(itertools.product(TYPES, DOERS, TARGETS))
    for n, (kind, (entity, name), target) in zip(range(number), mixes, strict=False):
        day = (date(2016, 1, 1) + timedelta(days=n * 7 % 366)).isoformat()
        actor = ActorRef(text=name, entity=entity, name=name, side=entity, method="alias", score=1.0)
        place = PlaceRef(
            text="Aleppo",
            name="Aleppo",
            country="Syria",
            lat=36.2,
            lon=37.16,
            precision=1,
            method="alias",
            score=1,
        )
        when = TimeRef(text=day, start=day, end=day, precision=1, method="explicit")
        made = Incident(
            id=f"inc-{n}", reports=(), documents=(), origins=("d",), type=kind, status="asserted", grade="C",
            actors=(Attribution(actor=actor),), place=place, time=when, target_kind=target,
        )  # type: ignore[arg-type]  # fmt: skip
        out.append(made)
    return out


def measure() -> dict[str, float]:
    """Incidents a second against two agreements, and the findings that one incident gives."""
    actors = load_resolver(data_root() / "registry").actors
    agreements = []
    for name in AGREEMENTS:
        loaded, errors = load_agreement(data_root() / "agreements" / name)
        if loaded is not None and not errors:
            agreements.append(loaded)
    made = incidents(NUMBER)
    started = time.perf_counter()
    findings = sum(
        1
        for _ in assess(
            made,
            agreements,
            reports=lambda key: None,
            resolutions=lambda key: None,
            actors=actors,
            published=lambda key: None,
            as_of="2026-01-01T00:00:00+00:00",
        )
    )
    spent = time.perf_counter() - started
    return {
        "agreements": len(agreements),
        "findings_per_incident": round(findings / NUMBER, 2),
        "incidents_per_s": round(NUMBER / spent),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
