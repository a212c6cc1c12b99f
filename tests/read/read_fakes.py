"""A small registry and calendar of the tests' own: invented towns, a few actors, weekdays of one week."""

import re

from trucewatch.model.documents import Document
from trucewatch.model.references import NameHit, TimeHit, TimeRef
from trucewatch.read.text import Page, make_page

ACTORS = {
    "regime forces": ("state-forces", "Northland government forces", "state", "armed_forces", True),
    "Northland army": ("state-army", "Northland army", "state", "armed_forces", False),
    "army units": ("state-army", "Northland army", "state", "armed_forces", True),
    "Eastland jets": ("eastland", "Eastland", "eastland", "state", False),
    "Eastland": ("eastland", "Eastland", "eastland", "state", False),
    "Black Banner": ("black-banner", "Black Banner", "black-banner", "terrorist_group", False),
    "rebels": ("rebels", "Northland rebels", "rebels", "coalition", True),
    "rebel fighters": ("rebels", "Northland rebels", "rebels", "coalition", True),
    "terrorists": ("armed-groups", "unspecified armed groups", None, "generic", True),
    "activists": ("activists", "activists", None, "generic", True),
    "Northland Monitor": ("monitor", "Northland Monitor for Rights", "monitor", "monitor", False),
    "NNA": ("nna", "NNA", "state", "media", False),
}
PLACES = {
    "Northland": ("p:northland", "country"), "Qasmiyeh": ("p:qasmiyeh", "city"), "Tall Hamra": ("p:tall-hamra", "town"),
    "Dayr Said": ("p:dayr-said", "village"), "Marj": ("p:marj", "town"), "Qasmiyeh province": ("p:qasmiyeh-p", "province"),
    "Bab Zein": ("p:bab-zein", "neighbourhood"),
}  # fmt: skip
DAYS = {
    "Monday": "2016-05-16", "Tuesday": "2016-05-17", "Wednesday": "2016-05-18", "Thursday": "2016-05-19", "Friday": "2016-05-20",
}  # fmt: skip
_NAMES = re.compile(
    "|".join(
        rf"\b[{n[0]}{n[0].upper()}]{re.escape(n[1:])}\b"
        for n in sorted([*ACTORS, *PLACES], key=len, reverse=True)
    )
)
_TIMES = re.compile(
    rf"\b(?P<day>{'|'.join(DAYS)})\b|\b(?P<since>since March)\b|\b(?P<head>\d{{2}}-\d{{2}}-\d{{4}})\b"
)


class FakeNames:
    """Finds the tests' names, longest first."""

    def find(self, text: str) -> tuple[NameHit, ...]:
        out = []
        for match in _NAMES.finditer(text):
            words = match.group()
            words = words if words in ACTORS or words in PLACES else words[0].lower() + words[1:]
            if words in ACTORS:
                key, name, side, kind, generic = ACTORS[words]
                outlet = "outlet" if kind == "media" else "actor"
                out.append(
                    NameHit(
                        start=match.start(),
                        end=match.end(),
                        kind=outlet,
                        key=key,
                        name=name,
                        side=side,
                        type=kind,
                        generic=generic,
                    )
                )
            else:
                key, kind = PLACES[words]
                out.append(
                    NameHit(
                        start=match.start(), end=match.end(), kind="place", key=key, name=words, type=kind
                    )
                )
        return tuple(out)


class FakeCalendar:
    """Finds weekdays of the week that ends on 20 May 2016, a leading date, and "since March"."""

    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        out = []
        for match in _TIMES.finditer(text):
            words = match.group()
            if match["day"]:
                kind, day = "weekday", DAYS[words]
            elif match["since"]:
                kind, day = "since", "2016-03-01"
            else:
                kind, day = "dateline", "-".join(reversed(words.split("-")))
            if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", day):
                continue
            ref = TimeRef(text=words, start=day, end=day, precision=1, method=kind)
            out.append(TimeHit(start=match.start(), end=match.end(), kind=kind, ref=ref))
        return tuple(out)


def document(text: str, language: str | None = "en") -> Document:
    """A document of a text, published on 20 May 2016."""
    return Document(
        capture="cap-1", source="src-1", published="2016-05-20", published_reason="given", text_sha256="0" * 64, length=len(text), language=language
    )  # fmt: skip


def page(text: str) -> Page:
    """A page of a text with the tests' names and calendar."""
    return make_page(document(text), text, FakeNames(), FakeCalendar())
