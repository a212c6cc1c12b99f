import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.capture.decode import decode, looks_binary, mojibake

ARABIC = "سقطت قذائف على سوق القرية صباح الأحد وأدت إلى مقتل خمسة مدنيين بينهم طفلان، وقال طبيب في المشفى إن الجرحى كثيرون. "
RUSSIAN = (
    "В воскресенье снаряды упали на рынок деревни, погибли пять человек, сообщил врач местной больницы. "
)
FRENCH = "Des obus sont tombés dimanche sur le marché du village, tuant cinq personnes, a déclaré un médecin blessé. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, "cp1256"), (ARABIC, "iso8859-6"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (FRENCH, "cp1252")],
)
def test_an_undeclared_encoding_is_found_and_said(text: str, encoding: str) -> None:
    text = text.replace("،", ",") if encoding == "iso8859-6" else text
    for times in (1, 20):
        found = decode((text * times).encode(encoding))
        assert found.text == text * times
        assert found.doubt is not None


def test_an_undeclared_arabic_page_is_not_drowned_by_its_markup() -> None:
    page = (
        "<html><head><script>var a='b';</script></head><body>" + f"<div class='x'><p>{ARABIC}</p></div>" * 3
    )
    assert ARABIC in decode(page.encode("cp1256"), markup=True).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_does_not_stay(encoding: str) -> None:
    mark = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }[encoding]
    found = decode(mark + ARABIC.encode(encoding), declared="cp1251")
    assert (found.text, found.encoding, found.doubt) == (ARABIC, encoding, None)


@pytest.mark.parametrize("text", [ARABIC, FRENCH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_no_binary(text: str, encoding: str) -> None:
    body = text.encode(encoding)
    assert not looks_binary(body)
    assert decode(body).text == text


def test_a_declaration_is_believed_where_it_holds() -> None:
    page = f'<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>{RUSSIAN}'
    assert decode(page.encode("cp1251"), markup=True) == (page, "cp1251", None)
    assert decode(RUSSIAN.encode("cp1251"), declared="windows-1251").text == RUSSIAN


def test_a_wrong_declaration_is_not_believed() -> None:
    page = f'<meta charset="utf-8"><p>{ARABIC * 2}'
    found = decode(page.encode("cp1256"), markup=True)
    assert found.text == page
    assert "declared as utf-8" in (found.doubt or "")


@pytest.mark.parametrize(
    "label", ["zip", "punycode", "idna", "rot13", "unicode_escape", "utf-7", "no such", "\0"]
)
def test_a_label_that_is_no_text_encoding_is_ignored(label: str) -> None:
    assert decode(FRENCH.encode(), declared=label).text == FRENCH


def test_latin1_means_windows_1252() -> None:
    assert decode("“quoted”".encode("cp1252"), declared="iso-8859-1").text == "“quoted”"


def test_one_damaged_character_does_not_change_the_encoding() -> None:
    body = (ARABIC * 3).encode()
    found = decode(body[:100] + b"\xff" + body[100:])
    assert found.encoding == "utf-8" and found.doubt and found.text.count("\ufffd") <= 2


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n", b"PK\x03\x04....", b"text\0text", bytes(range(32)) * 9]
)
def test_what_is_no_text_is_told_by_its_head(head: bytes) -> None:
    assert looks_binary(head)


def test_random_bytes_are_no_text() -> None:
    assert looks_binary(os.urandom(8192))


def test_text_garbled_before_it_came_is_noticed() -> None:
    garbled = (FRENCH * 2).encode().decode("cp1252")
    assert mojibake(garbled)
    assert mojibake((ARABIC * 2).encode().decode("cp1252", "replace"))
    assert mojibake((ARABIC * 2).encode().decode("cp1256", "replace"))
    assert not mojibake(ARABIC * 5 + FRENCH * 5 + RUSSIAN * 5)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "windows-1256", "utf-16"]), st.booleans())
def test_any_bytes_decode(body: bytes, declared: str | None, markup: bool) -> None:
    found = decode(body, declared=declared, markup=markup)
    found.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    body = text.encode()
    if not looks_binary(body):
        assert decode(codecs.BOM_UTF8 + body).text == text
