"""Every published notice gives the clauses and segments that somebody has read against it (`--update-golden` writes them anew)."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.policy.notice import Notice

GOLDEN = Path(__file__).parents[1] / "importer" / "golden"
TO_TWENTY_ONE = (
    "（一） （二） （三） （四） （五） （六） （七） （八） （九） （十） （十一） "
    "（十二） （十三） （十四） （十五） （十六） （十七） （十八） （十九） （二十） （二十一）"
)


def as_data(notice: Notice) -> dict[str, Any]:
    clauses = [
        {
            "path": clause.path,
            "headings": list(clause.headings),
            "text": clause.text,
            "spans": [list(span) for span in clause.spans],
            "bureaus": [{"name": bureau.name, "role": bureau.role} for bureau in clause.bureaus],
        }
        for clause in notice.clauses
    ]
    segments = [[one.kind, one.start, one.end, one.path] for one in notice.segments]
    return {"sha256": notice.document.sha256, "clauses": clauses, "segments": segments, "warnings": list(notice.warnings)}


def as_text(data: dict[str, Any]) -> str:
    """JSON with one fact of a clause, or one segment, a line."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    clauses = ",\n".join("  {\n" + ",\n".join(f"   {line(key)}: {line(each[key])}" for key in each) + "\n  }" for each in data["clauses"])
    segments = ",\n".join(f"  {line(each)}" for each in data["segments"])
    sha256, warnings = line(data["sha256"]), line(data["warnings"])
    return f'{{\n "sha256": {sha256},\n "clauses": [\n{clauses}\n ],\n "segments": [\n{segments}\n ],\n "warnings": {warnings}\n}}\n'


def test_a_notice_gives_what_its_golden_file_says(notice: Notice, request: pytest.FixtureRequest):
    path = GOLDEN / f"{notice.document.id}.json"
    found = as_data(notice)
    if request.config.getoption("--update-golden"):
        path.write_text(as_text(found), encoding="utf-8")
    assert path.exists(), "no golden file yet: run pytest with --update-golden, then read the file against the notice"
    assert found == json.loads(path.read_text(encoding="utf-8"))


def test_every_golden_file_belongs_to_a_notice(notices: dict[str, Notice]):
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(notices)


@pytest.mark.parametrize(("document", "paths"), [
    ("baotou-2024-47",
     "一 二（一）1（1） 二（一）1（2） 二（一）1（3） 二（一）2（1） 二（一）2（2） 二（一）3（1） 二（一）3（2） 二（一）3（3） "
     "二（二）1（1） 二（二）1（2） 二（二）1（3） 二（二）2（1） 二（二）2（2） 二（二）2（3） "
     "二（二）3（1） 二（二）3（2） 二（二）3（3） 二（二）3（4） 二（二）4（1） 二（二）4（2） "
     "二（二）5（1） 二（二）5（2） 二（二）5（3） "
     "二（三）1 二（三）2 二（三）3 三（一） 三（二） 三（三） 三（四）"),
    ("national-100m-tasks", " ".join(str(number) for number in range(1, 37))),
    ("national-2019-280", TO_TWENTY_ONE),
    ("sichuan-2019-522", TO_TWENTY_ONE),
    ("nantong-2020-settlement", TO_TWENTY_ONE),
])  # fmt: skip
def test_the_clauses_of_the_founding_notices(document: str, paths: str, notices: dict[str, Notice]):
    assert [clause.path for clause in notices[document].clauses] == paths.split()


BAOTOU, TASKS, SICHUAN, STATE = "baotou-2024-47", "national-100m-tasks", "sichuan-2019-522", "national-2019-280"


@pytest.mark.parametrize(("document", "path", "first", "last"), [
    (BAOTOU, "一", "坚持以习近平", "归属感、获得感。"),
    (BAOTOU, "二（一）1（1）", "对现行的《包头市人民政府办公厅", "纳入公租房保障对象范围。"),
    (BAOTOU, "二（二）5（1）", "取消基本医疗保险参保户籍制度", "减轻参保人员的医疗费用负担。"),
    (BAOTOU, "三（四）", "强化督办落实。", "推动工作取得实效。"),
    (TASKS, "15", "按照以人定地、人地和谐的原则", "在城镇落户的合理用地需求。"),
    (TASKS, "23", "住房保障逐步实行实物保障与租赁补贴并举", "支持符合条件的进城落户农民承租市场住房。"),
    (TASKS, "36", "将非户籍人口在城市落户情况", "奖惩领导干部的重要依据。"),
    (SICHUAN, "（一）", "提供基本公共就业服务。", "（人力资源社会保障厅、教育厅按职责分工负责）"),
    (SICHUAN, "（二十一）", "加大宣传引导力度。", "（各市（州）人民政府有关部门负责）"),
    (STATE, "（十）", "扩大其他保险覆盖。", "（人力资源社会保障部负责）"),
    ("nantong-2020-settlement", "（二十一）", "优化宣传教育引导。", "良好的社会环境和舆论氛围。"),
])  # fmt: skip
def test_a_clause_begins_and_ends_where_the_notice_says(document: str, path: str, first: str, last: str, notices: dict[str, Notice]):
    text = next(clause.text for clause in notices[document].clauses if clause.path == path)
    assert text.startswith(first)
    assert text.endswith(last)


@pytest.mark.parametrize(("document", "path", "bureaus"), [
    (BAOTOU, "二（一）1（1）", "市住建局:lead"),
    (BAOTOU, "二（二）3（4）", "市农牧局:joint 自然资源局:joint"),
    (BAOTOU, "二（二）5（1）", "市医保局:joint 卫健委:joint"),
    (BAOTOU, "二（三）1", "市人社局:lead"),
    (BAOTOU, "三（一）", ""),
    (TASKS, "1", "公安部:joint 省级公安部门:joint"),
    (TASKS, "8", "公安部:lead II型大城市人民政府:joint"),
    (TASKS, "14", "国家发展改革委:lead 财政部:lead 省级财政部门:joint"),
    (TASKS, "15", "自然资源部:lead 省级自然资源部门:joint 各地级及以上城市人民政府:joint"),
    (TASKS, "26", "人力资源社会保障部:lead 国家医疗保障局:joint 省级卫生健康部门:joint"),
    (SICHUAN, "（五）", "教育厅:lead 人力资源社会保障厅:lead"),
    (SICHUAN, "（十七）", "省发展改革委:lead 相关部门:joint"),
    (SICHUAN, "（二十）", "省级有关部门:joint 各市（州）人民政府有关部门:joint"),
    (SICHUAN, "（二十一）", "各市（州）人民政府有关部门:lead"),
    (STATE, "（五）", "教育部:lead"),
    (STATE, "（十三）", "住房城乡建设部:joint 农业农村部:joint 公安部:joint"),
    ("nantong-2020-settlement", "（四）", ""),
])  # fmt: skip
def test_the_bodies_that_answer_for_a_clause(document: str, path: str, bureaus: str, notices: dict[str, Notice]):
    clause = next(clause for clause in notices[document].clauses if clause.path == path)
    assert [f"{bureau.name}:{bureau.role}" for bureau in clause.bureaus] == bureaus.split()
