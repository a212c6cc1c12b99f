"""Feast days and fasting months by which reports date events, for the years of the Syrian war.

The Islamic days follow the dates kept in Syria and most Arab states (a day's difference between
countries is common, since the month begins when the moon is sighted). Easter is computed (the
Gauss-Meeus rules for the western and the eastern reckoning).
"""

from datetime import date, timedelta

Days = tuple[date, date]

# First day of Ramadan, first day of Eid al-Fitr, of Eid al-Adha, day of Ashura: month and day.
_ISLAMIC: dict[int, tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    2011: ((8, 1), (8, 30), (11, 6), (12, 6)),
    2012: ((7, 20), (8, 19), (10, 26), (11, 24)),
    2013: ((7, 10), (8, 8), (10, 15), (11, 14)),
    2014: ((6, 28), (7, 28), (10, 4), (11, 3)),
    2015: ((6, 18), (7, 17), (9, 24), (10, 23)),
    2016: ((6, 6), (7, 6), (9, 12), (10, 11)),
    2017: ((5, 27), (6, 25), (9, 1), (9, 30)),
    2018: ((5, 17), (6, 15), (8, 21), (9, 20)),
    2019: ((5, 6), (6, 4), (8, 11), (9, 9)),
    2020: ((4, 24), (5, 24), (7, 31), (8, 29)),
}
_FITR_DAYS, _ADHA_DAYS = 3, 4

FEASTS: dict[str, str] = {
    r"Eid[- ]a[ld][- ]?Fitr|Eid[- ]ul[- ]Fitr": "fitr",
    r"Eid[- ]al[- ]Ad[h]?a|Eid[- ]ul[- ]Adha|Feast of (?:the )?Sacrifice": "adha",
    r"Ramadh?an": "ramadan",
    r"Ashoura|Ashura": "ashura",
    r"Nowruz|Newroz|Nawruz|Norouz": "nowruz",
    r"Orthodox Easter": "orthodox easter",
    r"Easter(?: Sunday)?": "easter",
    r"Christmas Eve": "christmas eve",
    r"Christmas(?: Day)?": "christmas",
    r"New Year[’']?s Eve": "new year's eve",
    r"New Year(?:[’']?s)?(?: Day)?": "new year",
}


def easter(year: int, *, eastern: bool = False) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus; `eastern`: the Julian reckoning)."""
    if eastern:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast_days(name: str, year: int) -> Days | None:
    """First and last day of a feast in a year; None where the table does not reach."""
    if name in ("fitr", "adha", "ramadan", "ashura"):
        row = _ISLAMIC.get(year)
        if row is None:
            return None
        ramadan, fitr, adha, ashura = (date(year, *md) for md in row)
        return {
            "ramadan": (ramadan, fitr - timedelta(days=1)),
            "fitr": (fitr, fitr + timedelta(days=_FITR_DAYS - 1)),
            "adha": (adha, adha + timedelta(days=_ADHA_DAYS - 1)),
            "ashura": (ashura, ashura),
        }[name]
    day = {
        "nowruz": date(year, 3, 21),
        "easter": easter(year),
        "orthodox easter": easter(year, eastern=True) if 1900 <= year < 2100 else None,
        "christmas": date(year, 12, 25),
        "christmas eve": date(year, 12, 24),
        "new year": date(year, 1, 1),
        "new year's eve": date(year, 12, 31),
    }.get(name)
    return (day, day) if day else None
