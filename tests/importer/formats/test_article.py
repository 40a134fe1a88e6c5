"""Elements of a page as lines."""

import lxml.html
import pytest

from bot.importer.formats.article import lines_of, lines_of_cell


def lines(written):
    return list(lines_of(lxml.html.document_fromstring(written)))


@pytest.mark.parametrize(("written", "wanted"), [
    ("<p>　　一、<b>总体</b>要求</p>\n<p>坚持\n以人为本。</p>", ["一、总体要求", "坚持 以人为本。"]),
    ("<h1>通知</h1>甲<br>乙<br/><br>丙<div>丁</div>戊", ["通知", "甲", "乙", "丙", "丁", "戊"]),
    ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
    ("<p>2024年&nbsp;&nbsp;5月</p><p>&nbsp;</p>", ["2024年 5月"]),
    ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
    ("<ol><li>甲</li><li>乙</li></ol>", ["1. 甲", "2. 乙"]),
    ("<ol start='3'><li>甲</li></ol>", ["3. 甲"]),
    ("<pre>一、\n  （一）</pre>", ["一、", "（一）"]),
    ("<table><tr><td>一、总体要求<p>坚持</p></td></tr></table>", ["一、总体要求", "坚持"]),
    ("<table><tr><td>菜单</td><td><table><tr><td>正文</td></tr></table></td></tr></table>", ["菜单", "正文"]),
])  # fmt: skip
def test_what_stands_on_a_line_of_its_own_is_a_line(written, wanted):
    assert lines(written) == wanted


def test_a_table_is_its_rows_and_merged_cells_leave_their_places_empty():
    written = """<p>表前</p><table><caption>略</caption><tr><th>类 别<th>序号<th>指标</tr>
    <tr><td rowspan=2><p>基</p><p>础</p></td><td>1</td><td>住所</td></tr><tr><td>2</td><td>就业</td></tr>
    <tr><td colspan=2>合计</td><td>3</td></tr></table>表后"""
    assert lines(written) == ["表前", "类 别\t序号\t指标", "基 础\t1\t住所", "\t2\t就业", "合计\t\t3", "表后"]


def test_a_span_without_sense_is_one():
    assert lines("<table><tr><td rowspan='0' colspan='x'>甲</td><td colspan='99999999'>乙</td></tr><tr><td>丙</td></tr></table>") == [
        "甲\t乙",
        "丙",
    ]


def test_a_page_of_a_hundred_levels_is_read():
    assert lines("<div>" * 200 + "深" + "</div>" * 200) == ["深"]


def test_lines_of_a_cell_have_no_tabs():
    assert list(
        lines_of_cell(lxml.html.fragment_fromstring("<div>甲<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></div>"))
    ) == ["甲", "1 2", "3"]
