"""The answer as a card: what stands on it, what can be done with it."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.answers import BAOTOU, DIBAO

ON_THE_CARD = (
    "市级",
    "《推动农牧业转移人口市民化工作方案》",
    "包府办发〔2024〕47号",
    "二（一）1（1）",
    "2024-05-23 发布",
    "包头市人民政府办公室",
    "市住建局",
    "当地是包头市住房和城乡建设局",
    "本市户籍",
    "现在是否仍照此执行",
)
OTHER = {
    "我在成都，尘肺怎么办": "不代表没有相关政策",
    "转人工": "政务服务便民热线",
    "有人要跳楼": "110",
    "今天天气怎么样": "这个我帮不上忙",
    "你好": "新市民政策助手",
}


@pytest.fixture
def chat(open_chat):
    return open_chat(permissions=["clipboard-read", "clipboard-write"]).agree()


def test_a_clause_is_set_apart_with_all_that_is_needed_to_check_it(chat):
    chat.ask(BAOTOU)
    clause = chat.card.locator("figure.clause").first
    for words in ON_THE_CARD:
        expect(clause).to_contain_text(words)
    expect(clause.locator("mark")).to_have_text("将具有本市户籍的进城务工等符合条件的住房困难农牧民群体纳入公租房保障对象范围")
    expect(clause.locator("blockquote")).to_have_attribute("lang", "zh-CN")
    expect(clause.get_by_role("link", name=re.compile("拨打 12345"))).to_have_attribute("href", "tel:12345")
    expect(clause.locator(".conditions li.unknown")).to_have_count(2)
    assert chat.card.inner_text().count("适用于“具有本市户籍") == 1  # the headline has said whom it is for


def test_higher_clauses_are_folded_away(chat):
    chat.ask(BAOTOU)
    basis = chat.card.locator("details", has_text="依据：上级文件")
    expect(basis.locator("figure").first).to_be_hidden()
    basis.locator("summary").click()
    expect(basis.locator("figure").first).to_be_visible()
    expect(basis.locator(".level").first).to_have_text("全国")


def test_a_long_clause_shows_the_part_that_answers_and_unfolds(chat, fake):
    fake.said["长"] = [
        {"text": "长", "answer": changed(fake, lambda clause: clause.update(text="字" * 400 + "要点在这里", marks=[[400, 405]]))}
    ]
    chat.ask("长")
    quote = chat.card.locator("blockquote").first
    expect(quote).to_have_text("要点在这里")
    chat.card.get_by_role("button", name="看整条（405 字）").click()
    expect(quote).to_have_text("字" * 400 + "要点在这里")
    expect(quote.locator("mark")).to_have_text("要点在这里")


def test_conditions_are_ticked_crossed_or_open_in_a_pre_check(chat):
    chat.ask(BAOTOU)
    chat.card.get_by_role("button", name="我够不够条件").click()
    expect(chat.card.locator(".asked")).to_have_text(re.compile("您的户口在包头市吗"))
    expect(chat.card.get_by_role("button", name="不问了")).to_be_visible()
    chat.card.get_by_role("button", name="户口在包头市", exact=True).click()
    expect(chat.card.locator("li.met")).to_contain_text("本市户籍")
    expect(chat.card.locator("li.met .sign")).to_have_text("✓")
    expect(chat.card.locator("li.met .hidden")).to_have_text("符合：")
    expect(chat.page.get_by_role("button", name="户口在包头市", exact=True)).to_be_hidden()  # answers to an old question are gone


def test_the_source_shows_the_clause_in_its_document(chat):
    chat.ask(BAOTOU)
    opener = chat.card.get_by_role("button", name="看原文").first
    opener.click()
    window = chat.page.get_by_role("dialog", name="文件原文")
    expect(window.locator("mark")).to_contain_text("纳入公租房保障对象范围")
    expect(window).to_contain_text("（上文）")
    expect(window.locator("mark")).to_be_in_viewport()
    chat.page.keyboard.press("Escape")
    expect(window).to_have_count(0)
    expect(opener).to_be_focused()


def test_copy_takes_the_words_with_their_source(chat):
    chat.ask(BAOTOU)
    chat.card.get_by_role("button", name="复制").click()
    expect(chat.card.get_by_text("已复制")).to_be_visible()
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert "包府办发〔2024〕47号" in copied and "纳入公租房保障对象范围" in copied


def test_share_hands_the_words_to_the_device(chat):
    chat.page.evaluate("navigator.share = async given => { window.shared = given }")
    chat.ask(BAOTOU)
    chat.card.get_by_role("button", name="分享").click()
    assert "包府办发〔2024〕47号" in chat.page.evaluate("window.shared.text")


def test_print_prints_the_card_and_nothing_else(chat):
    chat.ask(BAOTOU)
    chat.page.evaluate("window.print = () => { window.printing = true }")
    chat.card.get_by_role("button", name="打印").click()
    assert chat.page.evaluate("window.printing")
    chat.page.emulate_media(media="print")
    expect(chat.page.locator("#xinshimin-printed figure").first).to_be_visible()
    expect(chat.page.locator("#xinshimin-printed button").first).to_be_hidden()
    expect(chat.input).to_be_hidden()
    chat.page.emulate_media(media="screen")
    chat.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(chat.page.locator("#xinshimin-printed")).to_have_count(0)
    expect(chat.input).to_be_visible()


def test_read_aloud_speaks_clause_and_source_and_can_be_stopped(chat):
    chat.page.evaluate("""() => {
        window.said = [];
        speechSynthesis.speak = one => window.said.push(one);
        speechSynthesis.cancel = () => window.said.splice(0).forEach(one => one.onerror?.());
    }""")
    chat.ask(BAOTOU)
    button = chat.card.locator("button.read")
    button.click()
    said = chat.page.evaluate("window.said.map(one => one.text).join('')")
    assert "纳入公租房保障对象范围" in said and "包府办发〔2024〕47号" in said
    assert set(chat.page.evaluate("window.said.map(one => one.lang)")) == {"zh-CN"}
    expect(button).to_have_text("停止朗读")
    button.click()
    expect(button).to_have_text("读给我听")


def test_a_rating_is_kept_and_asks_why(chat, fake):
    chat.ask(DIBAO)
    chat.card.get_by_role("button", name="没用").click()
    chat.card.get_by_role("button", name="看不懂").click()
    expect(chat.card.get_by_text("记下了")).to_be_visible()
    answer = fake.ratings[0]["answer"]
    assert fake.ratings == [{"answer": answer, "useful": False, "why": None}, {"answer": answer, "useful": False, "why": "看不懂"}]
    chat.page.reload()
    expect(chat.card.get_by_role("button", name="没用")).to_have_attribute("aria-pressed", "true")
    chat.card.get_by_role("button", name="有用").click()
    expect(chat.card.get_by_text("谢谢您")).to_be_visible()
    assert fake.ratings[-1] == {"answer": answer, "useful": True, "why": None}


def test_choices_for_topics_come_as_buttons_and_as_a_searchable_list(chat):
    chat.ask("我想问个事")
    expect(chat.card.get_by_role("button", name="居住证有什么规定？")).to_be_visible()
    chat.card.get_by_role("button", name="选事项").click()
    chat.page.get_by_role("combobox").fill("工伤")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.mine.last).to_contain_text("工伤保险有什么规定？")


@pytest.mark.parametrize(("text", "words"), OTHER.items())
def test_every_other_outcome_is_shown(chat, text, words):
    expect(chat.ask(text)).to_contain_text(words)


def changed(fake, change):
    """A real answer with its first clause changed."""
    answer = fake.answer_to(BAOTOU)
    answer = answer | {"clauses": [dict(answer["clauses"][0])]}
    change(answer["clauses"][0])
    return answer
