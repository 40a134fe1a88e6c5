import pytest

from bot.regions import Region, UnknownRegionError


def test_regions_are_values():
    region = Region("150200", "包头市", "内蒙古自治区包头市", "city", "150000")
    assert region == Region("150200", "包头市", "内蒙古自治区包头市", "city", "150000")
    with pytest.raises(AttributeError):
        region.name = "鹿城"


def test_an_unknown_code_is_a_key_error_that_says_what_a_code_is():
    error = UnknownRegionError("1502")
    assert isinstance(error, KeyError)
    assert error.code == "1502"
    assert "150200" in str(error) and "'1502'" in str(error)
