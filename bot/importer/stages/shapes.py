"""Shapes of lines that several stages know: numbers, names of bodies, titles, labels, rows of tables."""

import re

from bot.importer.dates import DAY
from bot.importer.numerals import LARGE, NUMERAL

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")
ORDER = re.compile(r"[\u4e00-\u9fff]{2,40}(?:令|公告)\s*(?:[〔\[（(]?\d{4}[〕\]）)]?年?)?\s*第\s*[\d一二三四五六七八九十百零〇]{1,5}\s*号")
DISCLOSURE = re.compile(r"[（(]此件.*[）)]|(?:信息)?公开(?:选项|方式|类别)[:：].*")
COPIES = re.compile(r"(抄送|抄报|主送|主题词)[:：]")
CONTACT = re.compile(r"[\u4e00-\u9fff]{0,25}(?:联系人|联系方式|电话|电子邮箱|传真)[:：]")
IMPRINT = re.compile(rf".*{DAY}\s*印发")
TITLE_END = re.compile(
    r"(通知|意见|方案|决定|办法|规定|条例|细则|公告|分工|指引|措施|规划|规则|通告|法|标准|计划|指南|解答|问答|须知|批复|纲要|目录|预案|制度|政策)$"
)
_SUFFIX = r"(?:办公室|办公厅|政府|委员会|联合会|秘书处|集团|部门|厅|局|部|委|院|会|署|行|处|中心|机构|机关)"
BODY = re.compile(rf"[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX}|[\u4e00-\u9fff]{{1,14}}[厅局部委院会]")
BODIES = re.compile(rf"[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX}(?:[\s、]+[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX})*")
SENTENCE_END = tuple("。；！？：:;）)”")

LABELS = (
    (1, re.compile(rf"({NUMERAL})、")),
    (2, re.compile(rf"[（(]({NUMERAL})[）)]、?")),
    (3, re.compile(r"(\d{1,3})[.．、](?!\d)")),
    (4, re.compile(r"[（(](\d{1,3})[）)]")),
    (5, re.compile(r"([①-⑳])")),
)
DIVISION = re.compile(rf"第\s?({LARGE})\s?(编|分编|章|节|条)(之[一二三四五六七八九十]{{1,2}})?")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells between tabs or strokes."""
    return text.count("\t") >= 2 or (text.startswith("|") and text.endswith("|") and text.count("|") >= 3)
