"""Word documents."""

import re

import pytest
from docx.oxml import parse_xml

from bot.errors import PolicyFileError
from bot.importer.formats.docx import read_docx
from bot.importer.formats.numbering import W

NS = f'xmlns:w="{W[1:-1]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def put(document, *elements):
    """Add what is written as XML at the end of the body."""
    for written in elements:
        name = re.match(r"<([\w:]+)", written)[0]
        document.element.body.insert(-1, parse_xml(written.replace(name, f"{name} {NS}", 1)))


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def text_of(word, *elements, change=lambda document: None):
    def both(document):
        change(document)
        put(document, *elements)

    return read_docx("a.docx", word(change=both)).text


def test_paragraphs_are_lines_without_headers_and_footers(word):
    def furniture(document):
        document.sections[0].header.paragraphs[0].text = "页眉"
        document.sections[0].footer.paragraphs[0].text = "第 1 页"

    extracted = read_docx("a.docx", word("关于推动落户的通知", "", "一、总体要求", "坚持以人为本。", change=furniture))
    assert (extracted.text, extracted.format) == ("关于推动落户的通知\n一、总体要求\n坚持以人为本。\n", "docx")


def numbered(document):
    """A list of two levels in the document's rules, and a style that uses its first level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("%1、", "（%2）"))
    )
    rules = document.part.numbering_part.element
    rules.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{levels}</w:abstractNum>'))
    rules.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    style = '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr>'
    for name, base, own in (("章", "Normal", style), ("章二", "章", "")):
        styles = document.styles.element
        styles.append(parse_xml(f'<w:style {NS} w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/>{own}</w:style>'))


def item(depth, text):
    return paragraph(f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r>')


def styled(style, text, more=""):
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r>')


def test_numbers_that_word_writes_by_itself_stand_in_the_text(word):
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    elements = (
        styled("章", "总体要求"), item(1, "指导思想"), item(1, "基本原则"), styled("章二", "主要任务"), item(1, "放开落户"),
        styled("章", "没有编号", off), paragraph('<w:pPr><w:pStyle w:val="章"/></w:pPr>'), styled("章", "保障措施"),
    )  # fmt: skip
    assert text_of(word, *elements, change=numbered).splitlines() == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "二、主要任务", "（一）放开落户", "没有编号", "三、保障措施",
    ]  # fmt: skip


def test_a_table_stands_in_its_place_row_by_row(word):
    def table(document):
        made = document.add_table(4, 3)
        cells = [["序号", "主要任务", "责任单位"], ["（一）放开落户", "", ""], ["1", "取消\n限制", "公安局"], ["2", "居住证", ""]]
        for row, texts in zip(made.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        made.cell(1, 0).merge(made.cell(1, 2))
        made.cell(2, 2).merge(made.cell(3, 2))
        document.add_paragraph("表后")

    assert read_docx("a.docx", word("表前", change=table)).text.splitlines() == [
        "表前", "序号\t主要任务\t责任单位", "（一）\t放开落户", "1\t取消 限制\t公安局", "2\t居住证\t公安局", "表后",
    ]  # fmt: skip


def run(text, more=""):
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(("inner", "text"), [
    (f'甲<w:ins w:id="1">{run("新加")}</w:ins><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>{run("乙")}', "新加乙"),
    (run("看得见") + run("隐藏", "<w:vanish/>") + run("也看得见", '<w:vanish w:val="0"/>'), "看得见也看得见"),
    (f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{run('内容控件')}</w:sdtContent></w:sdt>", "内容控件"),
    (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple><w:r><w:instrText>TOC</w:instrText></w:r>', "3"),
    ('<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type="page"/><w:t>页</w:t></w:r>', "上\n下页"),
    (f"<w:smartTag>{run('广州')}</w:smartTag><w:hyperlink>{run('链接')}</w:hyperlink>", "广州链接"),
    (f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>", "新"),
    (f"{run('文')}<w:r><w:pict><w:txbxContent>{paragraph(run('框里'))}</w:txbxContent></w:pict></w:r>", "文\n框里"),
])  # fmt: skip
def test_what_a_reader_of_the_document_sees_is_read(word, inner, text):
    assert text_of(word, paragraph(inner)) == f"{text}\n"


def test_paragraphs_inside_a_content_control_are_not_lost(word):
    assert text_of(word, f"<w:sdt><w:sdtContent>{paragraph(run('封面'))}</w:sdtContent></w:sdt>", paragraph(run("正文"))) == "封面\n正文\n"


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def test_footnotes_stand_at_the_end_in_the_order_of_the_text(word, parts_of, packed):
    def refer(document):
        put(
            document,
            paragraph(run("甲") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + run("乙") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        )

    parts = parts_of(word(change=refer))
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>' for number, text in ((2, "后注"), (5, "前注"), (9, "没用到"))
    )
    parts["word/footnotes.xml"] = f"<w:footnotes {NS}>{notes}</w:footnotes>".encode()
    relation = f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation.encode())
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{CONTENT}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind.encode())
    assert read_docx("a.docx", packed(parts)).text == "甲[注1]乙[注2]\n[注1] 前注\n[注2] 后注\n"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"not xml"])
def test_a_damaged_part_is_told(word, parts_of, packed, part, content):
    with pytest.raises(PolicyFileError, match="已损坏"):
        read_docx("a.docx", packed(parts_of(word("一、")) | {part: content}))


def test_tables_nested_without_end_are_refused(word):
    inner = paragraph(run("底"))
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{paragraph('')}</w:tc></w:tr></w:tbl>"

    with pytest.raises(PolicyFileError, match="已损坏"):
        text_of(word, inner)
