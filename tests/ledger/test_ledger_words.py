from hypothesis import given
from hypothesis import strategies as st

from trucewatch.ledger.words import MOST_WORDS, search_query, search_text, search_words


def test_case_accents_and_joints_do_not_matter() -> None:
    assert search_words("Çavuşoğlu said: AIR_STRIKE") == ["cavusoglu", "said", "air", "strike"]
    assert search_words("Khān al-Shīḥ") == ["khan", "al", "shih"]


def test_arabic_vowels_letter_forms_and_the_article_do_not_matter() -> None:
    assert search_words("الْقَصْف") == search_words("قصف")
    assert search_words("المدينة") == search_words("مدينه")
    assert search_words("أطفال وإدلب") == search_words("اطفال وادلب")
    assert search_words("مستشفى") == search_words("مستشفي")
    assert search_words("والمدينة") == search_words("المدينة")


def test_a_word_that_only_begins_like_the_article_is_kept() -> None:
    assert search_words("الف") == ["الف"]


def test_a_query_asks_for_beginnings_of_all_its_words() -> None:
    assert search_query("Hospital  ALEP") == '"hospital"* AND "alep"*'
    assert search_query(' "*() -- ') is None
    assert search_query('a" OR "b') == '"a"* AND "or"* AND "b"*'


@given(st.text())
def test_the_index_form_is_stable(text: str) -> None:
    once = search_text(text)
    assert search_words(once.replace("ال", "")) is not None
    query = search_query(text)
    words = search_words(text)
    assert (query is None) == (words == [])
    assert query is None or query.count("*") == min(len(words), MOST_WORDS)
    assert '"' not in once
