"""What an import found: for every document of the corpus (`XINSHIMIN_CORPUS`), each line below read against the file itself."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from bot.importer.coverage_report import report, report_files
from bot.importer.pipeline import import_file, import_text
from bot.policy.notice import Notice

CORPUS = Path(os.environ.get("XINSHIMIN_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
TEXTS = sorted(
    path for folder in ("national", "local", "city", "flat") for path in (CORPUS / folder).glob("*.*") if path.suffix in (".md", ".txt")
)
STATE, CONGRESS = "国务院", "人民代表大会常务委员会"
DECREE = "中华人民共和国国务院令第{}号"

# name of the file, clauses, articles, title, number, issuers, issued_on, effective_on, expires_on
EXPECTED: tuple[tuple[str, int, int, str | None, str | None, str, str, str, str], ...] = (
    ("住房公积金管理条例(2019-03-24)", 74, 47, "住房公积金管理条例", DECREE.format(262), STATE, "1999-04-03", "1999-04-03", ""),
    ("保障农民工工资支付条例(2019-12-30)", 103, 64, "保障农民工工资支付条例", None, "", "", "2020-05-01", ""),
    ("失业保险条例(1999-01-22)", 43, 33, "失业保险条例", DECREE.format(258), STATE, "1999-01-22", "1999-01-22", ""),
    ("居住证暂行条例(2015-11-26)", 34, 23, "居住证暂行条例", DECREE.format(663), STATE, "2015-11-26", "2016-01-01", ""),
    ("工伤保险条例(2010-12-20)", 115, 67, "工伤保险条例", DECREE.format(375), STATE, "2003-04-27", "2004-01-01", ""),
    ("户口登记条例(1958-01-09)", 41, 24, "中华人民共和国户口登记条例", None, f"全国{CONGRESS}", "1958-01-09", "1958-01-09", ""),
    ("社会救助暂行办法(2019-03-02)", 92, 70, "社会救助暂行办法", DECREE.format(649), STATE, "2014-02-21", "2014-05-01", ""),
    ("社会救助法(2026)", 114, 78, "中华人民共和国社会救助法", None, "", "", "2026-07-01", ""),
    ("上海市社会救助条例(2018-11-22)", 108, 56, "上海市社会救助条例", None, f"上海市{CONGRESS}", "2018-11-22", "2019-05-01", ""),
    ("上海市社会救助条例(2024-12-31)", 108, 56, "上海市社会救助条例", None, f"上海市{CONGRESS}", "2018-11-22", "2019-05-01", ""),
    ("广东省失业保险条例(2022-06-01)", 82, 49, "广东省失业保险条例", None, f"广东省{CONGRESS}", "2002-07-25", "2014-07-01", ""),
    ("杭州市流动人口服务管理规定(2018-04-16)", 48, 30, "杭州市流动人口服务管理规定", None, f"杭州市{CONGRESS}", "2018-03-31",
     "2018-07-01", ""),
    ("河南省工伤保险条例(2007-06-01)", 73, 47, "河南省工伤保险条例", None, f"河南省{CONGRESS}", "2007-05-31", "2007-10-01", ""),
    ("浙江省流动人口居住登记条例(2016-03-31)", 67, 40, "浙江省流动人口居住登记条例", f"浙江省{CONGRESS}公告第39号", f"浙江省{CONGRESS}",
     "2016-03-31", "2016-07-01", ""),
    ("重庆市城乡居民最低生活保障条例(2016-03-31)", 62, 39, "重庆市城乡居民最低生活保障条例", None, f"重庆市{CONGRESS}",
     "2008-07-25", "2016-05-01", ""),
    ("02_积分入学指引_2026", 7, 0, None, None, "", "", "", ""),
    ("11_公共租赁住房保障办法_穗府办规2024-13号", 85, 54, "广州市公共租赁住房管理办法", "穗府办规〔2024〕13号", "广州市人民政府办公厅",
     "2024-07-26", "2024-07-29", "2029-07-29"),
    ("13_户籍家庭住房保障通知_穗建规字2024-5号", 16, 0, "广州市住房和城乡建设局关于进一步加强户籍家庭住房保障工作的通知",
     "穗建规字〔2024〕5号", "广州市住房和城乡建设局", "2024-03-04", "2024-03-04", "2029-03-04"),
    ("26_最低生活保障及相关社会救助标准通知_穗民规字2025-2号", 9, 0,
     "广州市民政局广州市财政局关于印发我市2025年最低生活保障及相关社会救助标准的通知", "穗民规字〔2025〕2号",
     "广州市民政局 广州市财政局", "2025-05-30", "", ""),
    ("27b_残疾人辅助器具适配补贴办法_穗残联", 30, 23, "广州市残疾人辅助器具适配工作管理办法", "穗残联规字〔2019〕2号",
     "广州市残疾人联合会", "2019-01-17", "2019-02-01", "2024-02-01"),
    ("28_特困人员救助供养通知_穗府办规2021-7号", 8, 0, "广州市人民政府办公厅关于进一步加强特困人员救助供养工作的通知",
     "穗府办规〔2021〕7号", "广州市人民政府办公厅", "2021-04-13", "2021-04-16", "2026-04-16"),
    ("29_广州市临时救助实施细则_穗府办规2021-19号", 39, 18, "广州市临时救助实施细则", "穗府办规〔2021〕19号", "广州市人民政府办公厅",
     "2021-12-01", "2021-12-06", "2026-12-06"),
    ("30_老年人助餐配餐服务管理办法_穗民规字2024-3号", 59, 38, "广州市老年人助餐配餐服务管理办法", "穗民规字〔2024〕3号",
     "广州市民政局 广州市财政局 广州市市场监督管理局", "2024-03-14", "2024-04-01", "2029-04-01"),
    ("36b_积分制入户管理办法_穗府办规2025-8号", 35, 13, "广州市积分制入户管理办法", "穗府办规〔2025〕8号", "广州市人民政府办公厅",
     "2025-06-30", "2025-07-04", "2027-01-01"),
    ("02e6d1d8a63d34f9934c605638873cad", 21, 0,
     "交通运输部国家发展改革委国家卫生健康委国家铁路局中国民用航空局国家邮政局国家铁路集团"
     "关于统筹做好春节后错峰返程疫情防控和交通运输保障工作的通知", "交运明电〔2020〕44号",
     "交通运输部 国家发展改革委 国家卫生健康委 国家铁路局 中国民用航空局 国家邮政局 国家铁路集团", "2020-02-03", "", ""),
    ("0a03ce2e160e32699f6587bf9bf71487", 6, 0, "北京市人力资源和社会保障局关于落实一次性就业创业服务补助有关工作的通知", None,
     "北京市人力资源和社会保障局", "2020-02-14", "", ""),
    ("1207253ea6443a289ff35ea397e4e7e5", 19, 0, "关于保障和关爱新冠肺炎疫情防控一线医务人员的若干措施", None, "", "", "", ""),
    ("2224dc162e2831f693b41749dd361b17", 13, 0, "陕西省应对新冠肺炎疫情支持中小微企业稳定健康发展的若干措施", None,
     "陕西省人民政府办公厅", "2020-02-16", "2020-02-16", ""),
    ("33acb5d0d6d03b7492cbbc837cb8800a", 20, 0, "关于有效应对疫情稳定经济增长20条政策措施", None, "江西省人民政府", "2020-02-04", "", ""),
)  # fmt: skip
AMENDED = {
    "住房公积金管理条例(2019-03-24)": ["2002-03-24"],
    "上海市社会救助条例(2024-12-31)": ["2024-12-31"],
    "广东省失业保险条例(2022-06-01)": ["2013-11-21", "2022-06-01"],
    "浙江省流动人口居住登记条例(2016-03-31)": ["2016-03-31"],
    "重庆市城乡居民最低生活保障条例(2016-03-31)": ["2016-03-31"],
}
REPEALED = {
    "失业保险条例(1999-01-22)": ["国有企业职工待业保险规定"],
    "杭州市流动人口服务管理规定(2018-04-16)": ["杭州市流动人口服务管理条例"],
    "26_最低生活保障及相关社会救助标准通知_穗民规字2025-2号": [
        "广州市民政局广州市财政局关于提高我市2024年最低生活保障及相关社会救助标准的通知",
    ],
    "28_特困人员救助供养通知_穗府办规2021-7号": [
        "广州市民政局关于进一步规范广州市特困人员救助供养管理工作的通知",
        "广州市民政局广州市财政局转发广东省民政厅关于加强特困供养人员护理工作的通知",
    ],
    "29_广州市临时救助实施细则_穗府办规2021-19号": ["广州市人民政府办公厅关于印发广州市临时救助办法的通知"],
    "36b_积分制入户管理办法_穗府办规2025-8号": ["广州市人民政府办公厅关于印发广州市积分制入户管理办法的通知"],
}
WARNED = {"26_最低生活保障及相关社会救助标准通知_穗民规字2025-2号": 1}  # 有效期1年, and no day on which it begins


@pytest.fixture(scope="session")
def corpus() -> dict[str, Path]:
    """Texts of the corpus by their names; the tests are skipped where it is missing, but not on the build server."""
    if not TEXTS:
        reason = f"no corpus in {CORPUS}; set XINSHIMIN_CORPUS to its folder"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return {path.stem: path for path in TEXTS}


def day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected[0])
def test_a_document_of_the_corpus_gives_what_somebody_has_read_in_it(expected, corpus):
    name, clauses, articles, title, number, issuers, issued_on, effective_on, expires_on = expected
    draft = import_file(name, corpus[name])
    found = {fact.name: fact.value for fact in reversed(draft.facts)}
    assert len(draft.clauses) == clauses
    assert sum(node.level == -1 for node in draft.nodes) == articles
    assert (found.get("title"), found.get("number"), " ".join(found.get("issuers", ()))) == (title, number, issuers)
    assert (found.get("issued_on"), found.get("effective_on"), found.get("expires_on")) == (
        day(issued_on),
        day(effective_on),
        day(expires_on),
    )
    assert [fact.value.isoformat() for fact in draft.facts if fact.name == "amended_on"] == AMENDED.get(name, [])
    assert [fact.value for fact in draft.facts if fact.name == "repeals"] == REPEALED.get(name, [])
    assert len(draft.warnings) == WARNED.get(name, 0)


def test_every_document_of_the_corpus_is_in_the_table(corpus):
    assert set(corpus) == {expected[0] for expected in EXPECTED}


@pytest.mark.parametrize("name", [expected[0] for expected in EXPECTED])
def test_nothing_of_a_document_of_the_corpus_is_lost(name, corpus, nothing_is_lost, facts_follow_from_their_words):
    draft = import_file(name, corpus[name])
    nothing_is_lost(draft)
    assert report(name, draft).coverage == 1.0
    assert not [one for one in draft.segments if one.kind == "remainder"]
    assert len({clause.id for clause in draft.clauses}) == len(draft.clauses)
    facts_follow_from_their_words(draft)


@pytest.mark.parametrize("name", [expected[0] for expected in EXPECTED if expected[2] and not expected[0].startswith(("27b", "36b"))])
def test_a_statute_that_has_lost_its_line_breaks_gives_the_same_clauses(name, corpus, nothing_is_lost):
    """Not so 27b, where a colon begins paragraphs within an item, and 36b, whose table has no rows left."""
    draft = import_file(name, corpus[name])
    text = re.sub(r"(?m)<!--.*?-->|^#+ ", "", draft.text)
    flat = import_text(name, " ".join(line.strip() for line in text.splitlines() if line.strip()))
    nothing_is_lost(flat)
    assert [(clause.path, clause.text) for clause in flat.clauses] == [(clause.path, clause.text) for clause in draft.clauses]
    single = {fact.name: fact.value for fact in draft.facts if isinstance(fact.value, date)}
    assert {fact.name: fact.value for fact in flat.facts if isinstance(fact.value, date)} == single


def test_a_file_is_reported_in_one_line(tmp_path):
    path = tmp_path / "落户.txt"
    path.write_text("关于落户的通知\n一、落户。\n三、应当自受理之日起15日内办结，10日内送达。\n", encoding="utf-8")
    (found,) = report_files([path])
    assert (found.name, found.clauses, found.coverage, found.facts) == ("落户.txt", 2, 1.0, {"title": 1, "deadline": 2})
    assert found.missing == ("number", "issuers", "issued_on", "effective_on", "expires_on", "audience")
    assert found.line() == (
        "落户.txt：2 条，覆盖 100%，已读出：标题、期限2；请补充：文号、发文机关、成文日期、施行日期、失效日期、适用对象；提醒 1 条"
    )


def test_what_no_segment_holds_is_not_covered():
    draft = import_text("d", "一、落户。\n")
    draft.segments.pop()
    assert report("d", draft).coverage == pytest.approx(2 / 5)


def test_an_empty_text_has_lost_nothing():
    assert report("d", import_text("d", "")).coverage == 1.0


def test_a_published_notice_is_covered(notice: Notice):
    assert report(notice.document.id, import_text(notice.document.id, notice.text)).coverage == 1.0
