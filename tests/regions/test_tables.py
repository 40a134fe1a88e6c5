import pytest

from bot.regions.tables import famous, rows, split


@pytest.mark.parametrize(
    "table", ["supplement", "zones", "nicknames", "former", "towns", "words", "hidden", "letters", "streets", "lookalikes"]
)
def test_every_table_has_rows_without_missing_or_surplus_cells(table):
    found = list(rows(table))
    assert found
    assert all(None not in row and None not in row.values() for row in found)


@pytest.mark.parametrize("table", ["nicknames", "former", "towns"])
def test_no_alias_stands_twice_in_a_table(table):
    aliases = [(row["alias"], row["tier"] == "behind") for row in rows(table)]
    assert [alias for alias in set(aliases) if aliases.count(alias) > 1] == []


def test_supplemented_regions_are_dated_and_sourced():
    assert all(row["checked_on"] and row["source"] for row in rows("supplement"))


def test_a_cell_of_several_values_is_split():
    assert split("110105|220104") == ("110105", "220104")
    assert split("") == ()


def test_counties_that_everybody_knows():
    assert {"昆山", "如皋", "义乌"} <= famous()
    assert "仁寿" not in famous()
