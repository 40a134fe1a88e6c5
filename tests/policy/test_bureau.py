"""A body that answers for a clause."""

from dataclasses import FrozenInstanceError

import pytest

from bot.policy.bureau import Bureau


def test_the_name_stays_as_the_document_writes_it():
    assert Bureau("市人社局", "lead").name == "市人社局"


def test_the_same_body_in_another_role_is_another_answer():
    assert Bureau("公安部", "lead") == Bureau("公安部", "lead")
    assert Bureau("公安部", "lead") != Bureau("公安部", "joint")


def test_a_bureau_cannot_be_renamed():
    with pytest.raises(FrozenInstanceError):
        Bureau("教育部", "lead").name = "市教育局"  # type: ignore[misc]
