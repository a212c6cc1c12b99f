"""From bytes to characters: binary junk told from text, and the encoding found."""

import codecs
import re
from typing import NamedTuple

import charset_normalizer

from trucewatch.capture.markup import without_markup

HEAD = 8192  # bytes looked at before more is read
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8",
    b"\xff\xd8\xff", b"\x7fELF", b"MZ\x90", b"RIFF",
    b"7z\xbc\xaf",
    b"BZh", b"\xfd7zXZ", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"SQLite format 3\0", b"\x1f\x8b",
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A declared name is hostile input: "zip" or "punycode" are codecs as well. Only these are believed.
_BELIEVED = re.compile(
    r"utf-8|utf-16(-[lb]e)?|utf-32(-[lb]e)?|cp(125\d|864|866|720|932|936|949|950|874|437|850|852)|iso8859-\d+"
    r"|koi8-[ru]|mac-(arabic|cyrillic|roman|turkish|greek|farsi)|gbk|gb18030|gb2312|big5|euc[-_](jp|kr)"
    r"|shift[-_]jis|tis-620|hz|ascii"
)
# What browsers mean by the old labels (WHATWG Encoding Standard).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_CANDIDATES = [
    "cp1256", "cp1251", "cp1252", "cp1254", "cp1255", "cp1253", "cp1250", "koi8_r", "iso8859_6",
]  # fmt: skip
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|encoding\s*=\s*["']([\w.:-]{1,40})""", re.I
)
# UTF-8 read as windows-1252 or windows-1256: "â€™", "Ã©", "Ø§Ù„".
_MOJIBAKE = re.compile(
    r"â€[™œ\x9d“”˜¦]|Ã[\x80-\xbf©¨¶¼¤±]|Â[\xa0«»·]|(?:[ØÙ][\x80-\xbf§„†ˆ‡…±¯¹ªŠ]){2}|ط§ظ„|أ¢â‚¬"
)


class Decoded(NamedTuple):
    """The characters, the encoding that gave them and what was doubtful (None: nothing)."""

    text: str
    encoding: str
    doubt: str | None = None


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes are no text in any encoding that reports come in."""
    if any(head.startswith(mark) for mark, _ in _BOMS):
        return False
    if head.startswith(_MAGIC):
        return True
    if _wide(head):
        return False
    return b"\0" in head or len(_CONTROLS.findall(head)) * 100 > len(head)


def decode(body: bytes, *, declared: str | None = None, markup: bool = False) -> Decoded:
    """Finds the encoding: byte order mark, declaration, UTF-8, then detection by language.

    Args:
        body: the bytes of one document.
        declared: the encoding that HTTP names, if any.
        markup: whether a `<meta>` or XML declaration may name one.

    Returns:
        The text, never with a byte order mark; bytes that no encoding explains become U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], name)
    wide = _wide(body[:HEAD])
    if wide is not None:
        return _lenient(body, wide, "UTF-16 without a byte order mark")
    names = [declared, _in_markup(body) if markup else None]
    wrong = None
    for label in names:
        known = _believed(label)
        if known is None or known.startswith(("utf-16", "utf-32")):  # as a label inside bytes, it is wrong
            continue
        try:
            return Decoded(body.decode(known), known)
        except UnicodeDecodeError:
            wrong = f"declared as {label}, which it is not"
    try:
        return Decoded(body.decode("utf-8"), "utf-8", wrong)
    except UnicodeDecodeError:
        pass
    return _detected(body, wrong, markup)


def mojibake(text: str) -> bool:
    """Whether the text was garbled before it came here: UTF-8 once read as an 8-bit encoding."""
    return len(_MOJIBAKE.findall(text[:200_000])) >= 3


def _detected(body: bytes, wrong: str | None, markup: bool) -> Decoded:
    lenient = body.decode("utf-8", "replace")
    high = sum(byte > 127 for byte in body)
    if lenient.count("\ufffd") * 20 <= high:
        # One damaged character among many good ones: UTF-8 all the same.
        return Decoded(lenient, "utf-8", wrong or "some bytes are not UTF-8")
    sample = body
    if markup:
        # Tags and scripts are ASCII: they would drown the letters that tell the encoding.
        sample = without_markup(body[:400_000].decode("latin-1")).encode("latin-1")
    best = charset_normalizer.from_bytes(sample[:60_000], cp_isolation=_CANDIDATES).best()
    name = best.encoding.replace("_", "-") if best else "cp1252"
    told = f"no encoding declared, read as {name}" if wrong is None else f"{wrong}; read as {name}"
    return _lenient(body, name, told)


def _lenient(body: bytes, name: str, doubt: str | None = None) -> Decoded:
    try:
        return Decoded(body.decode(name), name, doubt)
    except UnicodeDecodeError:
        return Decoded(body.decode(name, "replace"), name, f"some bytes are not {name}")


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: in Latin or Arabic text one byte of each pair hardly varies."""
    even, odd = head[0:HEAD:2], head[1:HEAD:2]
    if len(odd) < 4:
        return None
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        steady = sum(byte in (0, 4, 6, 0x20) for byte in high)
        if high.count(0) * 10 >= len(high) and steady * 10 >= len(high) * 9 and low.count(0) * 20 <= len(low):
            return name
    return None


def _in_markup(body: bytes) -> str | None:
    found = _DECLARED.search(body[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def _believed(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = name.replace("_", "-")
    if not _BELIEVED.fullmatch(name):
        return None
    return _MEANT.get(name, name)
