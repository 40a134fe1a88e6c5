"""Columns of a table that name bodies."""

import pytest

from bot.importer.stages.columns import bureaus_of, roles_of


@pytest.mark.parametrize(("head", "roles"), [
    (["序号", "任务", "牵头 单位", "配合单位", "完成时限"], {2: "lead", 3: "joint"}),
    (["任务", "主要责任单位"], {1: "any"}), (["主管部门", "任务"], {0: "lead"}), (["指标", "单位", "分值"], {}),
])  # fmt: skip
def test_titles_of_columns_say_what_the_bodies_do(head, roles):
    assert roles_of(head) == roles


@pytest.mark.parametrize(("cells", "roles", "named"), [
    ({2: "市教育局、市人社局", 3: "市公安局"}, {3: "joint", 2: "lead"}, "市教育局:lead 市人社局:lead 市公安局:joint"),
    ({1: "市公安局"}, {1: "any"}, "市公安局:lead"), ({1: "市公安局、市民政局"}, {1: "any"}, "市公安局:joint 市民政局:joint"),
    ({0: "落户", 1: ""}, {1: "lead"}, ""),
])  # fmt: skip
def test_those_that_lead_come_first(cells, roles, named):
    assert [f"{bureau.name}:{bureau.role}" for bureau in bureaus_of(cells, roles)] == named.split()
