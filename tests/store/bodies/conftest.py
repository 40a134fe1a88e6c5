"""What facts of bodies may refer to, and a workbook made by hand."""

from datetime import date

import pytest
from openpyxl import Workbook

from bot.answer.departments import Departments
from bot.store.bodies.directory import BodyDirectory
from bot.store.bodies.facts import Known
from bot.store.bodies.founding import read_founding

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def kinds():
    return Departments.open().labels


@pytest.fixture(scope="session")
def known(gazetteer, kinds):
    return Known({region.code for region in gazetteer}, kinds, TODAY)


@pytest.fixture(scope="session")
def places(gazetteer):
    return {region.code: region.full_name for region in gazetteer}


@pytest.fixture(scope="session")
def founding(gazetteer, kinds):
    return read_founding({region.code for region in gazetteer}, kinds)


@pytest.fixture
def directory(engine):
    return BodyDirectory(engine)


@pytest.fixture
def workbook(tmp_path):
    """Write rows as a person would, with cells of their own types."""

    def write(*rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "部门.xlsx"
        book.save(path)
        return path

    return write
