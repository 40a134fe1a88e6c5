"""Bases that have lapsed, in a store in which a document is superseded, abolished or withdrawn."""

from datetime import date

import pytest

from bot.answer.lapsed import LapsedBasis, plain_title
from bot.answer.question import Question
from bot.settings import load_settings
from bot.store.database import writing
from bot.store.lifecycle import restore, retire, supersede
from bot.wiring import open_answering, open_store, prepare_store

NATIONAL, TASKS, SICHUAN, CHENGDU = "national-2019-280", "national-100m-tasks", "sichuan-2019-522", "510100"
TITLE = "关于进一步推动进城农村贫困人口优先享有基本公共服务并有序实现市民化的实施意见"
BEFORE, AFTER = date(2026, 1, 1), date(2026, 11, 22)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """The answering over a store of these tests alone, and its database."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("home"))
    prepare_store(settings)
    return open_answering(settings), open_store(settings)


@pytest.fixture
def store(own):
    yield own[1]
    with writing(own[1]) as connection:
        restore(connection, NATIONAL, "王五")


@pytest.fixture
def caveats(own):
    """What is said of the bases of the clause that leads, on a day."""

    def caveats(day, living=CHENGDU, topic="public_rental_housing"):
        answer = own[0].answer(Question("policy", topic, living=living, as_of=day))
        return [one for one in answer.clauses[0].caveats if "依据" in one]

    return caveats


def test_while_all_bases_count_nothing_is_said(caveats):
    assert caveats(AFTER) == []


def test_a_basis_that_another_document_has_replaced_is_said_once_from_that_day_on(store, caveats):
    with writing(store) as connection:
        supersede(connection, NATIONAL, TASKS, date(2026, 7, 1), "王五")
    assert caveats(BEFORE) == []
    (said,) = caveats(AFTER)
    assert f"《{TITLE}》已由《推动1亿非户籍人口在城市落户方案》主要目标任务分工代替" in said
    assert caveats(AFTER, "150200") == [], "of a document that does not rest on it nothing is said"


def test_an_abolished_basis_is_said_to_be_over(store, caveats):
    with writing(store) as connection:
        retire(connection, NATIONAL, "王五", "废止", date(2026, 7, 1))
    assert caveats(BEFORE) == [] and caveats(AFTER) == [f"这份文件依据的《{TITLE}》已经失效，请向负责部门问清现在怎么执行。"]


def test_what_the_words_of_a_clause_cite_counts_too(own, store):
    tools = own[0].tools
    document = next(one for one in tools.repository.documents() if one.id == "nantong-2020-settlement")
    words = f"按照《{TITLE}》执行。"
    assert tools.bases.of(document, words, AFTER, tools.repository.revision()) is None
    with writing(store) as connection:
        retire(connection, NATIONAL, "王五", "废止", date(2026, 7, 1))
    assert tools.bases.of(document, words, AFTER, tools.repository.revision()) == LapsedBasis(f"《{TITLE}》", None)
    assert tools.bases.of(document, "按照《居住证暂行条例》执行。", AFTER, tools.repository.revision()) is None, (
        "the store does not know it"
    )


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("《中华人民共和国社会保险法》", "社会保险法"),
        ("社会救助暂行办法（2019年修订）", "社会救助暂行办法"),
        ("居住证 暂行条例", "居住证暂行条例"),
    ],
)
def test_a_title_is_found_as_others_cite_it(title, plain):
    assert plain_title(title) == plain
