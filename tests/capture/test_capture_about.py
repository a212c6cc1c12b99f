import pytest

from trucewatch.capture import SourceRegistry, about

BODY = "Shells fell on the market of Qalat on Sunday, killing five people, a doctor in the town told Reuters."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("HOMS, Syria (Reuters) - Shells fell", "HOMS, Syria (Reuters)"),
        ("HAMA/BEIRUT (Reuters) - Shells fell", "HAMA/BEIRUT (Reuters)"),
        ("DEIR AL-ZOR, Syria, May 3 (Reuters) - Shells fell", "DEIR AL-ZOR, Syria, May 3 (Reuters)"),
        ("MOSCOW, May 3. /TASS/. Shells fell", "MOSCOW, May 3. /TASS/"),
        ("Beirut (AFP) – Shells fell", "Beirut (AFP)"),
        ("Damascus, SANA – Shells fell", "Damascus, SANA"),
        ("HOMS (QNN) -- Shells fell", "HOMS (QNN)"),
        ("AMMAN — Shells fell", "AMMAN"),
        ("President Karam (Independent) spoke on", None),
        ("Shells fell on Homs (Reuters) - he said", None),
        ("LIVE: Shells fall", None),
        ("A man said", None),
    ],
)
def test_dateline(sources: SourceRegistry, line: str, words: str | None) -> None:
    text = f"A headline of the report\n\n{line} on the town and on two of the villages around it."
    assert about.dateline(text, sources.is_agency) == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{BODY}\nWith reporting by Reuters, AP, and AFP", ("Reuters", "AP", "AFP")),
        (f"HOMS, Syria (Reuters) - {BODY}", ("Reuters",)),
        (f"A headline\nAFP\n\n{BODY}", ("AFP",)),
        (f"{BODY} (AFP)", ("AFP",)),
        (f"{BODY}\n\nSource: SANA", ("SANA",)),
        (f"Men in the ruins of Qalat (Reuters)\n\n{BODY}", ()),
        (BODY, ()),
    ],
)
def test_credits_are_credits_only(sources: SourceRegistry, text: str, names: tuple[str, ...]) -> None:
    assert about.credits(text, sources, sources.match("Example")) == names


def test_the_outlet_does_not_credit_itself(sources: SourceRegistry) -> None:
    text = f"{BODY}\n\nTRT World and agencies"
    assert about.outlet(text, sources) == ("TRT World", sources.match("TRT World"))
    assert about.credits(text, sources, sources.match("TRT World")) == ()


def test_the_box_about_the_publisher_names_the_outlet(sources: SourceRegistry) -> None:
    box = "RFE/RL reporters work in 20 countries. We bring our readers independent news every day."
    found = about.outlet(f"{BODY}\n\n{box}", sources)
    assert found and found[1].id == "src-rfe-rl"
    notice = about.outlet(f"{BODY}\n\n© 2016 Daily Sabah. All rights reserved.", sources)
    assert notice and notice[1].id == "src-daily-sabah"
    assert about.outlet(BODY, sources) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Shells hit market in Qalat\n\n{BODY}", "Shells hit market in Qalat"),
        (f"{BODY}\n\n{BODY}", None),
        (BODY, None),
        (f"Saturday 27 February 2016\n{BODY}", None),
        (f"Share\n{BODY}", None),
        ("", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert about.headline(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            "سقطت قذائف على سوق القرية صباح الأحد وأدت إلى مقتل خمسة مدنيين بينهم طفلان وفق ما قال طبيب في المشفى",
            "ar",
        ),
        (
            "В воскресенье снаряды упали на рынок деревни, погибли пять человек, сообщил врач местной больницы",
            "ru",
        ),
        (
            "Pazar günü köyün pazarına mermiler düştü, beş kişi öldü, hastaneden bir doktor böyle söyledi",
            "tr",
        ),
        ("Shells fell", None),
        ("12 34 56 " * 20, None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert about.language_of(text) == language
