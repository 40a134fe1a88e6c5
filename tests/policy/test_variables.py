"""What can be known of a person."""

from bot.policy import variables
from bot.policy.condition import FIELDS
from bot.policy.variables import INSURANCES, VARIABLES


def test_every_variable_serves_a_field_of_the_conditions_and_every_field_has_one():
    assert {variable.field for variable in VARIABLES.values()} == set(FIELDS)


def test_every_insurance_can_be_held_and_counted_in_months():
    for name in INSURANCES:
        assert VARIABLES[name].unit == "yes_no" and VARIABLES[f"{name}_months"].unit == "months"


def test_a_variable_is_known_by_its_name_and_called_in_chinese():
    for name, variable in VARIABLES.items():
        assert variable.name == name and any("一" <= character <= "鿿" for character in variable.label)


def test_no_variable_is_listed_twice():
    assert len(variables._table()) == len(VARIABLES)
