"""From the text of a document to its clauses: whatever goes in, nothing is lost."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import PolicyFileError
from bot.importer.draft import Draft
from bot.importer.numerals import numeral_of
from bot.importer.pipeline import import_file, import_text
from bot.policy.notice import Notice

# Characters that stages look for, in a jumble.
SIGNS = (
    "一二九十、（）()〔〕+-—1239１２①②⑳.．。：:；“”《》#*-|\t\n\n \u3000\u200b\ufeff\x0c\u2028abPP"
    "责任单位牵头负责各局部委政府办公室抄送印发年月日号关于的通知方案此件公开发布序号主要目标任务"
)

BEGINNINGS = (
    "一、", "二、", "一二、", "十十、", "（一）", "（二十）", "(+-)", "（三四五）", "1.", "２．", "3、", "（1）", "(2)", "①", "⑳",
    "# ", "#### ", "**", "各", "",
    "第一条 ", "第一条", "第二条　", "第三条之一 ", "第十条第一款", "第一章 ", "第一编", "问：", "答：", "2.问：", "附件：",
    "附件1", "| ", "目录",
)  # fmt: skip
LINES = (
    "（责任单位：市住建局）", "（教育部牵头负责）", "（负责）", "抄送：市委办公室。", "2024年5月23日", "2024年5月27日印发", "— 10 —", "---",
    "（此件公开发布）", "序号\t主要目标任务\t主要责任单位", "(一)\t主要目标\t公安部牵头", "(一二)\t甲\t乙", "12\t放开落户\t公安部",
    "\t限制。\t省级 部门", "1\t", "\t", "", "包府办发〔2024〕47号", "关于推动落户的通知", "市人民政府办公室",
    "第一条 甲。", "第二条 乙：", "第一章 总则",
    "附件", "附件1", "附件：", "附件2：表", "目 录", "问：怎样？", "答：可以。", "| 甲 | 乙 |", "|---|---|",
    "甲\t乙\t丙", "（1999年1月22日国务院令第258号发布）",
    "2010年2月30日修订", "本办法自印发之日起施行，有效期5年。", "《甲〈乙〉》（丙）同时废止。",
    "联系电话：12345", "注：甲", "<!-- 甲 -->", "以上政策有效。",
)  # fmt: skip


@st.composite
def jumble(draw: st.DrawFn) -> str:
    """Lines that look nearly like those of a notice."""
    label = st.sampled_from(BEGINNINGS)
    end = st.sampled_from(["", "。", *LINES])
    some = st.one_of(st.sampled_from(LINES), st.builds("{}{}{}".format, label, st.text(alphabet=SIGNS, max_size=12), end))
    lines = draw(st.lists(some, max_size=14))
    if draw(st.booleans()):
        return "\n".join(lines)
    return "保障" * 260 + "。" + draw(st.sampled_from([" ", "", "　　"])).join(lines)


@given(st.one_of(st.text(), st.text(alphabet=SIGNS, max_size=200), jumble()))
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_is_imported_without_loss(nothing_is_lost, text: str):
    draft = import_text("d", text)
    nothing_is_lost(draft)
    again = import_text("d", text)
    assert (again.clauses, again.segments, again.facts, again.warnings) == (draft.clauses, draft.segments, draft.facts, draft.warnings)
    assert len({clause.id for clause in draft.clauses}) == len(draft.clauses)
    assert all(draft.text[fact.span.start : fact.span.end].strip() for fact in draft.facts)


PHRASE = st.text(alphabet="进城落户农民子女享有同等权利，保障租赁补贴", min_size=4, max_size=60)
HEADING = st.text(alphabet="完善住房保障体系", min_size=3, max_size=20)
BODIES = ("市住建局", "市人社局", "市医保局", "卫健委")
ADDRESSEES = "各旗、县、区人民政府，\n市直各单位：\n\n为贯彻精神，制定如下方案。\n\n"
OPENINGS = ("", "关于推动落户的通知\n\n", f"包府办发〔2024〕47号\n\n# 推动市民化工作方案\n\n{ADDRESSEES}")
COPIES = "抄送：市委各部门，市法院，\n\n市检察院。\n\n南通市人民政府办公室 2020年4月28日印发\n"
CLOSINGS = (
    "",
    f"\n\n南通市人民政府办公室\n\n2020年4月24日\n\n（此件公开发布）\n\n— 10 —\n\n{COPIES}",
    "\n\n---\n\n抄送：市委办公室。\n\n---\n\n包头市人民政府办公室\n\n2024年5月27日印发\n",
    "\n\n信息公开选项：主动公开\n",
)


@dataclass(frozen=True)
class Written:
    """The text of a made-up notice, and the clauses that stand in it: path, text, bodies."""

    text: str
    clauses: list[tuple[str, str, str]]


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str]:
    """A paragraph in one line, and the same broken by lines, pages and marks of the page."""
    text = draw(PHRASE) + "。"
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=3)))
    broken = ""
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        broken += text[start:end] + (draw(st.sampled_from(["\n", " \n\n", "\n\n— 3 —\n\n", " ", "\n\n\x0c"])) if end < len(text) else "")
    return text, broken


@st.composite
def written_notices(draw: st.DrawFn) -> Written:
    """A notice of chapters, sections and tasks, whose sections are numbered through or anew in every chapter."""
    chapters = draw(st.integers(2, 4))
    through = draw(st.booleans())
    text, clauses, number = draw(st.sampled_from(OPENINGS)), [], 0
    for chapter in range(1, chapters + 1):
        text += f"{draw(st.sampled_from(['', '## ']))}{numeral_of(chapter)}、{draw(HEADING)}\n\n"
        number = number if through else 0
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            path = ("" if through else numeral_of(chapter)) + f"（{numeral_of(number)}）"
            brackets = draw(st.sampled_from(["（{}）", "({})", "({}) "]))
            tasks = draw(st.integers(0, 3))
            text += brackets.format(numeral_of(number))
            if not tasks:
                line, broken = draw(paragraphs())
                body = draw(st.sampled_from(["", *BODIES]))
                own = f"（{body}牵头负责）" if body else ""
                text += broken + own + "\n\n"
                clauses.append((path, line + own, body))
                continue
            text += draw(HEADING) + "\n\n"
            body = draw(st.sampled_from(["", *BODIES]))
            for task in range(1, tasks + 1):
                line, broken = draw(paragraphs())
                text += f"{task}. {broken}\n\n"
                clauses.append((f"{path}{task}", line, body))
            text += f"（责任单位：{body}）\n\n" if body else ""
    return Written(text + draw(st.sampled_from(CLOSINGS)), clauses)


@given(written_notices())
@settings(max_examples=150, deadline=None)
def test_a_written_notice_gives_its_clauses_word_for_word(nothing_is_lost, written: Written):
    draft = import_text("d", written.text)
    nothing_is_lost(draft)
    assert [(clause.path, clause.text, "".join(bureau.name for bureau in clause.bureaus)) for clause in draft.clauses] == written.clauses
    assert draft.warnings == []


ITEMS = st.text(alphabet="重新就业应征服兵役移居境外", min_size=2, max_size=12)


@st.composite
def written_articles(draw: st.DrawFn, prefix: str = "") -> Written:
    """A statute of chapters and articles; an article has one or more 款, and a 款 may lead 项."""
    gap, text, clauses = draw(st.sampled_from(["\n", "\n\n", "\n\n　　"])), "", []
    mark, space = draw(st.sampled_from(["", "## "])), draw(st.sampled_from([" ", "　"]))
    number = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        text += f"{mark}第{numeral_of(chapter)}章{space}{draw(HEADING)}{gap}"
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            path = f"{prefix}第{numeral_of(number)}条"
            paragraphs = draw(st.lists(st.tuples(PHRASE, st.lists(ITEMS, max_size=3)), min_size=1, max_size=3))
            text += f"第{numeral_of(number)}条{space}"
            for index, (phrase, items) in enumerate(paragraphs, start=1):
                items = items if len(items) > 1 else []
                lines = [
                    phrase + ("：" if items else "。"),
                    *(f"（{numeral_of(at)}）{item}；" for at, item in enumerate(items[:-1], start=1)),
                ]
                lines += [f"（{numeral_of(len(items))}）{items[-1]}。"] if items else []
                text += gap.join(lines) + gap
                clauses.append((path + (f"第{numeral_of(index)}款" if len(paragraphs) > 1 else ""), "".join(lines), ""))
    return Written(text, clauses)


@given(
    written_articles(),
    st.sampled_from(["", "# 落户条例\n\n", "落户条例\n（1999年1月22日国务院令第258号发布\n根据2010年12月20日《决定》修订）\n"]),
)
@settings(max_examples=150, deadline=None)
def test_a_statute_gives_its_paragraphs_word_for_word(nothing_is_lost, written: Written, opening: str):
    draft = import_text("d", opening + written.text)
    nothing_is_lost(draft)
    assert [(clause.path, clause.text) for clause in draft.clauses] == [each[:2] for each in written.clauses]
    assert draft.warnings == []


@given(written_articles(), written_articles("附件1/"), written_articles("附件2/"))
@settings(max_examples=60, deadline=None)
def test_attachments_are_numbered_anew_without_a_warning(nothing_is_lost, main: Written, first: Written, second: Written):
    listed = "附件：\n1.落户办法\n2.租房办法\n市公安局\n2024年5月23日\n"
    draft = import_text("d", f"落户条例\n{main.text}{listed}附件1\n落户办法\n{first.text}附件2：租房办法\n{second.text}")
    nothing_is_lost(draft)
    expected = [each[:2] for written in (main, first, second) for each in written.clauses]
    assert [(clause.path, clause.text) for clause in draft.clauses] == expected
    assert draft.warnings == []


PAIRS = st.lists(st.tuples(PHRASE, st.lists(PHRASE, min_size=1, max_size=3)), min_size=1, max_size=6)


@given(PAIRS, st.sampled_from(["问：", "问题{}：", "{}.问：", "Q{}："]))
@settings(max_examples=60, deadline=None)
def test_a_question_and_its_answer_are_one_clause(nothing_is_lost, pairs: list[tuple[str, list[str]]], label: str):
    text, expected = "落户问答\n", []
    for number, (question, answer) in enumerate(pairs, start=1):
        lines = [f"答：{answer[0]}。", *(f"{line}。" for line in answer[1:])]
        text += f"{label.format(number)}{question}？\n" + "\n".join(lines) + "\n"
        expected.append((f"问{number}", f"{question}？{''.join(lines)}"))
    draft = import_text("d", text)
    nothing_is_lost(draft)
    assert [(clause.path, clause.text) for clause in draft.clauses] == expected
    assert draft.warnings == []


SENTENCES = st.lists(st.text(alphabet="进城落户农民子女享有同等权利保障租赁补贴", min_size=20, max_size=60), min_size=1, max_size=3)


@given(st.lists(st.tuples(HEADING, st.lists(SENTENCES, min_size=1, max_size=3)), min_size=4, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_notice_that_has_lost_its_line_breaks_gives_the_same_clauses(nothing_is_lost, chapters: list[tuple[str, list[list[str]]]]):
    lines = ["关于推动落户的通知", "各市人民政府：", "为贯彻精神，通知如下："]
    number = 0
    for chapter, (heading, sections) in enumerate(chapters, start=1):
        lines.append(f"{numeral_of(chapter)}、{heading}")
        for sentences in sections:
            number += 1
            lines.append(f"（{numeral_of(number)}）" + "".join(f"{sentence}。" for sentence in sentences))
    lines += ["市人民政府办公室", "2020年4月24日"]
    flat, whole = import_text("d", " ".join(lines)), import_text("d", "\n".join(lines))
    nothing_is_lost(flat)
    if len(" ".join(lines)) > 500:
        assert [(clause.path, clause.headings, clause.text) for clause in flat.clauses] == [
            (clause.path, clause.headings, clause.text) for clause in whole.clauses
        ]
        assert [(fact.name, fact.value) for fact in flat.facts] == [(fact.name, fact.value) for fact in whole.facts]
        assert flat.warnings == whole.warnings == []


@st.composite
def written_tables(draw: st.DrawFn) -> Written:
    """A table of tasks under heading rows; a page may cut a row."""
    text, clauses, number = "《推动落户方案》 主要任务分工\n\n 序号\t主要目标任务\t主要责任单位\n", [], 0
    for group in range(1, draw(st.integers(2, 12)) + 1):
        numeral = numeral_of(group)
        label = draw(st.sampled_from([numeral, numeral.replace("十", "+").replace("一", "-")]))
        text += f"({label})\t{draw(HEADING)}\t公安部牵头\n"
        for _ in range(draw(st.integers(1, 2))):
            number += 1
            words = draw(PHRASE) + "。"
            cut = draw(st.integers(0, len(words)))
            if 0 < cut < len(words):
                text += f"{number}\t{words[:cut]}\t财政部、省级\n\n\t{words[cut:]}\t财政 部门\n"
            else:
                text += f"{number}\t{words}\t财政部、省级财政 部门\n"
            clauses.append((str(number), words, "公安部财政部省级财政部门"))
    return Written(text + draw(st.sampled_from(["", "\n— 4 —\n", "\n\n2019年12月5日印发\n"])), clauses)


@given(written_tables())
@settings(max_examples=100, deadline=None)
def test_a_table_gives_its_rows_word_for_word(nothing_is_lost, written: Written):
    draft = import_text("d", written.text)
    nothing_is_lost(draft)
    assert [(clause.path, clause.text, "".join(bureau.name for bureau in clause.bureaus)) for clause in draft.clauses] == written.clauses
    assert draft.warnings == []


def test_nothing_of_a_published_notice_is_lost(notice: Notice, nothing_is_lost):
    nothing_is_lost(notice)
    assert notice.warnings == ()
    assert not [one for one in notice.segments if one.kind == "remainder"]


def test_a_published_notice_gives_the_same_twice(notice: Notice):
    draft = import_text(notice.document.id, notice.text)
    assert tuple(draft.clauses) == notice.clauses
    assert tuple(draft.segments) == notice.segments


def test_every_clause_of_a_notice_has_a_name_of_its_own(notice: Notice):
    assert len({clause.id for clause in notice.clauses}) == len(notice.clauses)
    assert all(clause.id.startswith(f"{notice.document.id}#") for clause in notice.clauses)


def test_a_text_without_numbers_is_taken_by_its_paragraphs(nothing_is_lost):
    draft: Draft = import_text("d", "市民政局电话：0472-5618000。\n工作时间：周一至周五。")
    assert [clause.path for clause in draft.clauses] == ["段1", "段2"]
    nothing_is_lost(draft)


def test_a_file_is_imported_like_its_text(folder: Path, notice: Notice):
    assert tuple(import_file(notice.document.id, folder / "source.txt").clauses) == notice.clauses


def test_a_file_that_is_not_there_is_reported(tmp_path: Path):
    with pytest.raises(PolicyFileError, match="文件不存在"):
        import_file("d", tmp_path / "source.txt")
