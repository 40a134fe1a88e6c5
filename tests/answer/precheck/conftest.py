"""Conditions of the founding notices by document, path and topic."""

import pytest


@pytest.fixture(scope="session")
def conditions_of(notices):
    def conditions_of(document, path, topic):
        return next(one.conditions for one in notices[document].annotations[path] if one.topic == topic)

    return conditions_of


@pytest.fixture(scope="session")
def all_conditions(notices):
    return [one.conditions for notice in notices.values() for found in notice.annotations.values() for one in found if one.conditions]
