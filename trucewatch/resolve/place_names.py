"""Keys under which spellings of one place name meet.

Arabic place names reach a report through many hands: Suqaylabiyah, Sqeilbiyeh, al-Skelbieh. Three keys,
each coarser than the one before, say how far two spellings are apart:

- `fold`: letters only; case, accents, apostrophes and hyphens gone ("Al-Bāb" -> "al bab");
- `name_key`: articles and doubled letters gone, one word ("al bab" -> "bab");
- `sound_key`: letters that transliterations swap made one ("Ghouta", "Gouta", "Ghoota" -> "guta").

All three are idempotent and never raise.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset(
    [
        "al",
        "el",
        "il",
        "ul",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "ath",
        "eth",
        "ad",
        "ed",
        "adh",
        "edh",
        "an",
        "en",
        "az",
        "ez",
    ]
)  # the article and its assimilated forms (as-Suwayda, ash-Sham, ez-Zor)

_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": "",
}  # fmt: skip
_APOSTROPHES = frozenset("\u0027\u0060\u00b4\u2018\u2019\u201b\u2032")


class _Letters(dict[int, str]):
    """What each character folds to, worked out once a character: `str.translate` does the rest."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _APOSTROPHES or unicodedata.category(char) in ("Lm", "Sk", "Mn", "Cf"):
            folded = ""
        else:
            parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
            parts = "".join(_ALIKE.get(c, c) for c in parts if not unicodedata.combining(c))
            folded = "".join(c if c.isalnum() else " " for c in parts if c not in _APOSTROPHES)
        self[code] = folded
        return folded


_LETTERS = _Letters()

# Order matters: digraphs before single letters. Left: what outlets write; right: one form.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("tch|ch|sch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ts", "s"),
        ("[qc]", "k"),
        ("v", "b"),
        ("p", "b"),
        ("x", "ks"),
        ("j|dj", "j"),
        ("ou|oo|ow|w|o", "u"),
        ("ee|ie|y", "i"),
        ("e", "a"),
        ("ai|ia|ii", "i"),
        ("au|ua|uu", "u"),
        ("ah$|a$|h$", ""),
    )
)


def fold(text: str) -> str:
    """A name in lower case without accents, apostrophes or punctuation, words parted by one space."""
    return " ".join(text.translate(_LETTERS).split())


def name_key(text: str) -> str:
    """The folded name as one word, without articles and with doubled letters made single.

    A name that is nothing but an article keeps it, so that no name has an empty key for that reason.
    """
    folded = fold(text)
    if folded.isascii():
        *first, last = folded.split(" ")
        kept = [word for word in first if word not in ARTICLES]
        return _DOUBLED.sub(r"\1", "".join((*kept, last)))
    words = [_bare_arabic(word) for word in folded.split(" ")]
    kept = [word for word in words[:-1] if word not in ARTICLES]
    return _bare_arabic(_DOUBLED.sub(r"\1", "".join((*kept, words[-1]))))


def _bare_arabic(word: str) -> str:
    """An Arabic-script word without its leading article."""
    while len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    return word


@lru_cache(maxsize=65536)
def sound_key(text: str) -> str:
    """The key under which the common transliterations of an Arabic name meet.

    It is coarse: use it only after `name_key` found nothing, and compare the spellings as well.
    """
    key = name_key(text)
    for _ in range(8):
        before = key
        for pattern, into in _SOUNDS:
            key = pattern.sub(into, key)
        key = _DOUBLED.sub(r"\1", key)
        if key == before:
            break
    return key


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The consonants of a name's `sound_key`: what is left when every vowel is in doubt."""
    key = sound_key(text)
    for _ in range(8):
        before = key
        key = sound_key(re.sub("[aiu]", "", key))
        if key == before:
            break
    return key


def glued_article(text: str) -> str | None:
    """The name behind an article written as part of the word ("Alatareb" -> "atareb"), if it may be one."""
    words = fold(text).split()
    bare = [word[2:] if len(word) >= 6 and word.startswith("al") else word for word in words]
    return " ".join(bare) if bare != words else None
