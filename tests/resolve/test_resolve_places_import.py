"""GeoNames dumps and P-code tables: what is in them, and what was wrong with them."""

from pathlib import Path

import pytest

from trucewatch.errors import ConfigError
from trucewatch.resolve.place_entries import PlaceEntry, read_places, write_places
from trucewatch.resolve.place_import import import_geonames, import_pcodes

GOVERNORATES = [
    PlaceEntry(
        id="tw:h",
        name="Hasakah province",
        variants=("Al-Hasakeh",),
        type="governorate",
        admin1="Hasakah",
        country="Syria",
    ),
]


def geoname(
    id: str, name: str, cls: str, code: str, admin1: str = "09", people: str = "0", lat: str = "36.1"
) -> str:
    return "\t".join(
        [
            id,
            name,
            name,
            "Spelt So,هكذا",
            lat,
            "37.2",
            cls,
            code,
            "SY",
            "",
            admin1,
            "",
            "",
            "",
            people,
            "",
            "",
            "Asia/Damascus",
            "2016-01-01",
        ]
    )


def test_a_dump_becomes_entries_with_kinds_and_governorates(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    lines = [
        geoname("11", "Tal Sample", "P", "PPL"),
        geoname("12", "Sample Air Base", "S", "AIRB"),
        geoname("13", "Sample City", "P", "PPLA", people="250000"),
        geoname("14", "Sample Reef", "U", "RFU"),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    names = tmp_path / "alternateNames.txt"
    names.write_text(
        "1\t11\tar\tتل مثال\t1\n2\t11\tlink\thttp://example.org\n3\t11\tku\tTil Mînak\nshort\n", "utf-8"
    )
    got = import_geonames(path, alternate_names=names)
    village, base, city = got.entries
    assert (village.id, village.type, village.admin1, village.country) == (
        "gn:11",
        "village",
        "Aleppo",
        "Syria",
    )
    assert village.native == "تل مثال" and "Til Mînak" in village.also and "Spelt So" in village.also
    assert not any("http" in form for form in village.also)
    assert (base.type, city.type, city.population) == ("base", "city", 250000)
    assert got.left_out == 1
    assert got.problems == ("alternateNames.txt:4: 1 columns where an alternate name has 4 or more",)


def test_bad_lines_of_a_dump_are_counted_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    lines = [
        geoname("11", "Good", "P", "PPL"),
        "half a line",
        geoname("x", "NoId", "P", "PPL"),
        geoname("12", "Off", "P", "PPL", lat="136"),
    ]
    path.write_text("\n".join(lines), "utf-8")
    got = import_geonames(path)
    assert [entry.name for entry in got.entries] == ["Good"]
    assert [problem.split(":")[1] for problem in got.problems] == ["2", "3", "4"]


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just some words\n", "utf-8")
    with pytest.raises(ConfigError, match="no line is a GeoNames line"):
        import_geonames(path)
    with pytest.raises(ConfigError, match="missing"):
        import_geonames(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    "header",
    [
        "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode,Latitude,Longitude",
        "ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,LAT,LON",
    ],
)
def test_a_pcode_table_is_read_by_its_header(tmp_path: Path, header: str) -> None:
    path = tmp_path / "admin.csv"
    rows = [
        "Al-Hasakeh,الحسكة,SY08,Sampletown,مثال,SY0899,36.5,40.7",
        "Al-Hasakeh,الحسكة,SY08,Otherton,آخر,SY0898,36.6,40.8",
    ]
    path.write_text("\ufeff" + "\n".join([header, *rows]) + "\n", "utf-8")
    got = import_pcodes(path, governorates=GOVERNORATES)
    assert [entry.pcode for entry in got.entries] == ["SY08", "SY0899", "SY0898"]
    wide, district, _ = got.entries
    assert (wide.type, wide.lat, district.type, district.lat) == ("governorate", None, "district", 36.5)
    assert (district.admin1, district.native, district.parent) == ("Hasakah", "مثال", "pc:SY08")
    assert got.problems == ()


def test_bad_rows_of_a_pcode_table_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "admin.csv"
    path.write_text(
        "admin1Name_en;admin1Pcode;lat;lon\nGood;SY01;36;37\nShort;SY02\nNoCode;;36;37\nOff;SY03;north;37\n;SY04;36;37\n\n",
        "utf-8",
    )
    got = import_pcodes(path)
    assert [entry.name for entry in got.entries] == ["Good"]
    assert [problem.split(":")[1] for problem in got.problems] == ["3", "4", "5", "6"]


def test_a_table_without_pcodes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "admin.csv"
    path.write_text("name,code\nX,1\n", "utf-8")
    with pytest.raises(ConfigError, match="no column is named like admin1Pcode"):
        import_pcodes(path)


def test_what_was_imported_can_be_kept_in_a_workspace(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(geoname("11", "Tal Sample", "P", "PPL") + "\n", "utf-8")
    got = import_geonames(path)
    write_places(tmp_path / "kept.csv", got.entries)
    (kept,) = read_places(tmp_path / "kept.csv")
    assert (kept.id, kept.name, kept.geonameid, kept.lat) == ("gn:11", "Tal Sample", 11, 36.1)
