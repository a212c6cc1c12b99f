"""Verbs of public utterance: their forms, how they take their content, the act some perform by themselves."""

from dataclasses import dataclass
from typing import Literal

from trucewatch.model.reports import Act
from trucewatch.read.word_lists import words_of

Frame = Literal["clause", "deed"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of utterance.

    `frame` "clause": what follows or stands in quotation marks is the content ("said that ...").
    "deed": the verb with its complement is the content ("urged Russia to stop").
    `needs` are words one of which must follow at once, empty for any.
    """

    lemma: str
    frame: Frame
    act: Act | None
    form: Literal["finite", "gerund"]
    needs: frozenset[str] = frozenset()


_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "find": ("finds", "found", "finding"),
    "swear": ("swears", "swore", "swearing"),
    "admit": ("admits", "admitted", "admitting"),
    "go on to say": ("goes on to say", "went on to say", "going on to say"),
    "submit": ("submits", "submitted", "submitting"),
    "beg": ("begs", "begged", "begging"),
    "hold": ("holds", "held", "holding"),
}
_CLAUSE: dict[str, Act | None] = {
    "say": None, "tell": None, "add": None, "state": None, "note": "assess", "report": None, "explain":
    "assess",
    "stress": None, "emphasise": None, "emphasize": None, "underline": None, "underscore": None,
    "point": None, "indicate": None, "confirm": None, "reiterate": None, "reaffirm": None, "claim": None,
    "allege": "accuse", "assert": None, "argue": None, "maintain": None, "insist": None, "declare": None,
    "announce": "announce", "reveal": "announce", "disclose": "announce", "warn": None, "admit": "announce",
    "acknowledge": "announce", "concede": "announce", "complain": "accuse", "hope": "assess",
    "document": None, "find": None, "conclude": None, "predict": "assess", "suggest": None,
    "comment": None, "write": None, "tweet": None, "remark": None, "respond": None, "reply": None,
    "estimate": "assess", "believe": "assess", "contend": None, "specify": None, "clarify": "interpret",
    "mention": None, "lament": None, "affirm": None, "caution": None, "observe": "assess", "recall": None,
    "testify": None, "imply": "assess", "recount": None, "assure": None, "reassure": None, "inform": None,
    "remind": None, "shout": None, "concern": "assess", "convince": "assess",
    "expect": "assess", "fear": "assess", "worry": "assess", "speculate": "assess",
}  # fmt: skip
_DEED: dict[str, Act | None] = {
    "accuse": "accuse", "blame": "accuse", "condemn": "accuse", "denounce": "accuse", "criticise": "accuse",
    "criticize": "accuse", "slam": "accuse", "deplore": "accuse", "decry": "accuse", "lambast": "accuse",
    "deny": "deny", "refute": "deny", "dismiss": "deny", "reject": "reject", "rebuff": "reject",
    "oppose": "reject", "urge": "urge", "demand": "urge", "appeal": "urge", "request": "urge",
    "implore": "urge", "call": "urge", "press": "urge", "beg": "urge", "advise": "urge", "ask": "urge",
    "pledge": "commit", "vow": "commit", "promise": "commit", "swear": "commit", "commit": "commit",
    "offer": "commit", "guarantee": "commit", "agree": "agree", "accept": "agree", "welcome": "agree",
    "endorse": "agree", "threaten": "threaten", "praise": "assess", "hail": "assess", "describe": "assess",
    "label": "interpret", "brand": "interpret", "designate": "interpret", "express": "assess",
    "voice": "assess", "define": "interpret", "consider": "interpret", "regard": "interpret",
    "apologise": "announce", "apologize": "announce", "cite": "assess", "invoke": "urge",
    "propose": "urge", "renew": "urge", "hint": "announce", "use": "interpret", "recommend": "urge",
    "order": "urge", "instruct": "urge", "refuse": "reject", "disown": "reject", "laud": "assess",
    "commend": "assess", "applaud": "assess", "deem": "interpret", "class": "interpret",
    "classify": "interpret", "rebuke": "accuse", "hold": "accuse",
}  # fmt: skip
_THAT = frozenset({"that", ":", ",", ".", "<quotation>"})  # what they say follows or has been said
_NEEDS: dict[str, frozenset[str]] = {
    "call": frozenset({"on", "for", "upon"}),
    "use": frozenset({"the"}),
    "point": frozenset({"out", "to"}),
    "press": frozenset({"for"}),
    "appeal": frozenset({"to", "for"}),
    "find": frozenset({"that"}),
    "continue": frozenset(),
    "admit": frozenset(),
    "oppose": frozenset({"any", "the"}),
    "consider": frozenset(),
    "commit": frozenset({"to", "itself", "themselves"}),
    "offer": frozenset({"to"}),
    "voice": words_of(
        """
    outrage concern support hope its his her their
    """
    ),
    "believe": frozenset({"that", "it", "they", "there", "he"}),
    "hint": frozenset({"at", "that"}),
    "renew": frozenset({"its", "his", "her", "their", "a"}),
    "hope": frozenset({"that"}),
    "observe": _THAT,
    "recall": _THAT,
    "shout": _THAT,
    "refuse": frozenset({"to"}),
    "fear": frozenset({"that"}),
    "worry": frozenset({"that"}),
    "concern": frozenset({"that"}),
    "convince": frozenset({"that"}),
    "expect": frozenset({"that"}),
    "propose": frozenset({"to", "that", "a", "the"}),
    "swear": frozenset({"to", "that"}),
}


def _forms(lemma: str) -> tuple[str, str, str]:
    """Third person, past and gerund of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ss")) else "s")
    return third, stem + "ed", stem + "ing"


def _table() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    frames: tuple[tuple[Frame, dict[str, Act | None]], ...] = (("clause", _CLAUSE), ("deed", _DEED))
    for frame, verbs in frames:
        for lemma, act in verbs.items():
            third, past, gerund = _forms(lemma)
            needs = _NEEDS.get(lemma, frozenset())
            for form in (lemma, third, past):
                out[form] = Cue(lemma, frame, act, "finite", needs)
            out[gerund] = Cue(lemma, frame, act, "gerund", needs)
    return out


CUES: dict[str, Cue] = _table()
"""Every form of every verb of utterance."""
