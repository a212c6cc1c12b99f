"""How well places are found: on the development reports, and on GeoVirus (Wikinews, the whole world).

Corpora are read from where `bench.corpora` says; figures whose corpus is not there are
left out. GeoVirus (Gritta et al. 2018, CC BY): toponyms with coordinates; a toponym counts as right when the
resolved point lies within 161 km (100 miles) of the annotated one, the field's usual limit.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

from bench.corpora import CORPORA, GOLD
from trucewatch.resolve.gazetteer import Gazetteer, load_gazetteer
from trucewatch.resolve.geography import Point, distance_km
from trucewatch.resolve.places import resolve_place

ROOT = Path(__file__).parents[1]
LIMIT_KM = 161.0
# For these one point says little: two careful centres of Canada or of Asia lie further apart than the limit.
WIDE = ("country", "region")
Toponym = tuple[int, int, str, Point]


def corpora() -> Path:
    """The folder of the development corpora."""
    return CORPORA


def measure() -> dict[str, float]:
    """Every figure whose corpus is there. Shares are 0..1, times in milliseconds."""
    figures: dict[str, float] = {}
    begun = time.perf_counter()
    gazetteer = load_gazetteer(ROOT / "registry")
    figures["load_ms"] = round((time.perf_counter() - begun) * 1000, 1)
    gold = GOLD
    if gold.is_file():
        figures |= development(gold, gazetteer)
    virus = corpora() / "geovirus.xml"
    if virus.is_file():
        figures |= geovirus(virus, load_gazetteer(ROOT / "registry", home=None))
    return figures


def development(gold: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """Shares of the labelled places that the resolver names as the labels do.

    Without context (the words alone), and with the governorate as the one wider place.
    """
    sys.path.insert(0, str(gold.parents[1] / "bench"))
    from score_reading import same_place  # type: ignore[import-not-found]

    alone = within = named = admin1 = events = 0
    for line in gold.read_text("utf-8").splitlines():
        for event in json.loads(line)["events"]:
            words, place, region = event.get("place_text"), event.get("place"), event.get("admin1")
            if not words or not place:
                continue
            events += 1
            free = resolve_place(words, gazetteer=gazetteer)
            held = resolve_place(words, within=[region] if region else [], gazetteer=gazetteer)
            alone += bool(free and same_place(place, free.name))
            within += bool(held and same_place(place, held.name))
            named += bool(region)
            admin1 += bool(region and free and free.admin1 == region.replace("Rural Damascus", "Rif Dimashq"))
    return {
        "dev_places": events,
        "dev_same_place": round(alone / events, 4),
        "dev_same_place_in_admin1": round(within / events, 4),
        "dev_admin1": round(admin1 / named, 4),
    }


def geovirus(path: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """GeoVirus: resolution of the annotated toponyms, and look-up of all toponyms in the text."""
    right = found = total = hits = claimed = narrow = narrow_right = 0
    away: list[float] = []
    finder = _finder(gazetteer)
    for text, toponyms in _articles(path):
        meant = _in_context([name for _, _, name, _ in toponyms], gazetteer)
        for (_, _, name, point), at in zip(toponyms, meant, strict=True):
            total += 1
            best = gazetteer.lookup(name)
            small = not (best and best[0].entry.type in WIDE)
            narrow += small
            narrow_right += small and at is not None and distance_km(at, point) <= LIMIT_KM
            if at is not None:
                found += 1
                away.append(distance_km(at, point))
                right += away[-1] <= LIMIT_KM
        spans = {(start, end) for start, end, _, _ in toponyms}
        seen = {(m.start(), m.end()) for m in finder.finditer(text)}
        hits += len(spans & seen)
        claimed += len(seen)
    precision, recall = hits / max(1, claimed), hits / max(1, total)
    return {
        "geovirus_toponyms": total,
        "geovirus_candidate": round(found / total, 4),
        "geovirus_accuracy_161km": round(right / total, 4),
        "geovirus_accuracy_161km_of_found": round(right / max(1, found), 4),
        "geovirus_accuracy_161km_no_wide": round(narrow_right / max(1, narrow), 4),
        "geovirus_median_km": round(median(away), 1),
        "geovirus_lookup_precision": round(precision, 4),
        "geovirus_lookup_recall": round(recall, 4),
        "geovirus_lookup_f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
    }


def _in_context(names: list[str], gazetteer: Gazetteer) -> list[Point | None]:
    """Each name's point: countries first, then the others in the countries that the article names."""
    first = [gazetteer.lookup(name) for name in names]
    countries = Counter(c[0].entry.country for c in first if c and c[0].entry.country)
    points: list[Point | None] = []
    for candidates in first:
        best = max(
            candidates, key=lambda c: c.score + 0.04 * min(3, countries[c.entry.country]), default=None
        )
        entry = best.entry if best else None
        points.append(
            (entry.lat, entry.lon) if entry and entry.lat is not None and entry.lon is not None else None
        )
    return points


def _articles(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    # The corpus file is local and without a document type; entities are only the five of XML.
    for article in ElementTree.parse(path).getroot():
        text = article.findtext("text") or ""
        toponyms = []
        for one in article.iter("location"):
            value = {child.tag: child.text or "" for child in one}
            start, end = int(value["start"]) - 1, int(value["end"]) - 1
            toponyms.append((start, end, value["name"], (float(value["lat"]), float(value["lon"]))))
        yield text, toponyms


def _finder(gazetteer: Gazetteer) -> re.Pattern[str]:
    """The surface forms as one pattern, longest first, on word boundaries."""
    forms = sorted({form for form, _ in gazetteer.surface_forms()}, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])")


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:36} {value:g}")
