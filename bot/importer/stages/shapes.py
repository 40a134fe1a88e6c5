"""Shapes of lines that several stages know: numbers, names of bodies, titles, labels, rows of tables."""

import re

from bot.importer.dates import DAY
from bot.importer.numerals import LARGE, NUMERAL

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}\s*[〔\[（(【﹝［]\s*\d{4}\s*[〕\]）)】﹞］]\s*第?\s*\d+\s*号")
ORDER = re.compile(
    r"[\u4e00-\u9fff]{0,40}(?:令|公告|通告)\s*(?:[〔\[（(]?\d{4}[〕\]）)]?年?)?\s*第\s*[\d一二三四五六七八九十百零〇]{1,5}\s*号"
)
DISCLOSURE = re.compile(r"[（(]此件.*[）)]|(?:信息)?公开(?:选项|方式|类别)[:：].*")
COPIES = re.compile(r"(抄送|抄报|主送|主题词)[:：]")
CONTACT = re.compile(r"[\u4e00-\u9fff]{0,25}(?:联系人|联系方式|电话|电子邮箱|传真)[:：]")
IMPRINT = re.compile(rf".*{DAY}\s*印发")
TITLE_END = re.compile(
    r"(通知|意见|方案|决定|办法|规定|条例|细则|公告|分工|指引|措施|规划|规则|通告|法|标准|计划|指南|解答|问答|须知|批复|纲要|目录|预案|制度|政策"
    r"|解读|提示|公示|复函|的函|章程|告知书|倡议书|手册|规范|决议|(?<=.{8})(?:要点|清单|条件|说明|安排|口径|流程|程序))(?:[（(][^（()）。]{1,16}[）)])?$"
)
_SUFFIX = r"(?:办公室|办公厅|政府|委员会|联合会|秘书处|集团|部门|厅|局|部|委|院|会|署|行|处|中心|机构|机关)"
CLOSING_WORDS = re.compile(r"(?:特此|专此)(?:通知|公告|通告|公示|函告|函复|报告|批复|说明|函达)[。！]?")
BODY = re.compile(rf"[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX}|[\u4e00-\u9fff]{{1,14}}[厅局部委院会]")
BODIES = re.compile(rf"[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX}(?:[\s、]+[\u4e00-\u9fff（）()]{{2,30}}{_SUFFIX})*")
SENTENCE_END = tuple("。；！？：:;）)”")

LABELS = (
    (1, re.compile(rf"({NUMERAL})、")),
    (2, re.compile(rf"[（(][ \u3000]?({NUMERAL})[ \u3000]?[）)]、?|([㈠-㈩])")),
    (3, re.compile(r"(\d{1,3})[.．、](?!\d)|([⒈-⒛])")),
    (4, re.compile(r"[（(][ \u3000]?(\d{1,3})[ \u3000]?[）)]|([⑴-⒇])")),
    (5, re.compile(r"(\d{1,2})[）)]")),
    (6, re.compile(r"([①-⑳])")),
)
DIVISION = re.compile(rf"第\s?({LARGE})\s?(编|分编|章|节|条)(之[一二三四五六七八九十]{{1,2}})?")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table: cells between tabs or strokes."""
    return text.count("\t") >= 2 or (text.startswith("|") and text.endswith("|") and text.count("|") >= 3)
