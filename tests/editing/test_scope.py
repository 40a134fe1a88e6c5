"""The places of an editor: the own one and what lies in it, and no other."""

import pytest

from bot.editing.scope import Scope
from bot.errors import OutOfPlaceError
from bot.regions import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("area", "inside", "outside"),
    [
        ("150200", ["150200", "150203"], ["150000", "000000", "320600", "", "999999"]),
        ("150000", ["150000", "150200", "150203"], ["000000", "510000", ""]),
        ("000000", ["000000", "150203", "320600", ""], []),
        (None, [], ["000000", "150200", ""]),
    ],
)
def test_a_scope_holds_its_place_and_what_lies_in_it(gazetteer, area, inside, outside):
    scope = Scope(gazetteer, area)
    assert all(scope.holds(code) for code in inside) and not any(scope.holds(code) for code in outside)
    codes = scope.codes()
    assert codes is None or ({code for code in inside if code} <= codes and not codes & {"000000", "320600", "510000"})


def test_a_refusal_names_both_places(gazetteer):
    with pytest.raises(OutOfPlaceError, match="只管内蒙古自治区包头市，不管江苏省南通市"):
        Scope(gazetteer, "150200").check("320600")
    with pytest.raises(OutOfPlaceError, match="还没有定负责的地方"):
        Scope(gazetteer, None).check("320600")
    Scope(gazetteer, "150200").check("150203")
