"""A saved web page: its article, without menus, scripts and footers.

readability-lxml says where the article stands; the text is then read from the page itself, whole, so that nothing of the article is
cleaned away with its surroundings. On the five saved pages of the corpus this gives every line of the article and no other (readability
alone lost one page, whose body is hidden until its script has run; trafilatura kept menus on four and lost a table).
"""

import bisect
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree
from readability import Document

from bot.errors import PolicyFileError
from bot.importer.formats.article import lines_of
from bot.importer.formats.encoding import decode
from bot.importer.formats.extracted import Extracted
from bot.policy.citation import visible

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.IGNORECASE | re.DOTALL)
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
DROPPED = (
    "script",
    "style",
    "title",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "select",
    "button",
    "textarea",
    "input",
    "link",
    "nav",
)
MENUS = ("ul", "ol", "dl", "td", "table", "div")
MANY_LINKS = 8
FOOT = re.compile(r"版权所有|ICP备|网站标识码|公网安备|网站地图|(?:主办|承办)(?:单位)?[:：]")
FOOTS = ("footer", "div", "p", "table", "dl", "ul")
LONGEST_FOOT = 400
HOMES = (
    "zoom", "UCAP-CONTENT", "ucap-content", "TRS_Editor", "TRS_UEDITOR", "trs_editor_view", "pages_content", "pages-content",
    "article-content", "article_content", "artical_content", "article-con", "articleContent", "article-body", "content_body",
    "zwgk_content", "xxgk_content", "info-content", "news_content", "view-content", "mainText", "BodyLabel", "vsb_content",
    "wp_articlecontent", "NewsContent", "conTxt", "scroll_cont",
)  # fmt: skip
STAMP = "data-stamp"
FRAME = ("html", "body", "head")
ENOUGH = 60
HOME_ENOUGH = 20
SENTENCE = 30
MOST = 0.9
REPRINT = re.compile(r"^[（(【\[]?(?:转载|转发)[）)】\]]?")


def read_html(path: str, data: bytes) -> Extracted:
    """Read the article of a page; raises `PolicyFileError` where there is none."""
    declared = CHARSET.search(data[:4096])
    text, warnings = decode(path, data, declared[1].decode() if declared else "")
    page = _parse(path, text)
    title = _title(page)
    _clean(page)
    _drop_foot(page)
    if not "".join(lines_of(page)):
        raise PolicyFileError(path, "网页里没有正文，可能要运行脚本才能显示；请在浏览器里复制正文，存为 txt 再导入。")
    chosen = _homes(page) or _whole(page, list(_article(page)))
    lines = [line for element in chosen for line in lines_of(element)]
    if len(visible("".join(lines))) < ENOUGH:
        lines, warnings = list(lines_of(page)), (*warnings, "没有找到正文的位置，整个网页都导入了，请核对有没有菜单和页脚")
    if title and visible(title) not in visible("".join(lines)):
        lines.insert(0, title)
    return Extracted("\n".join(lines) + "\n", "html", warnings)


def _parse(path: str, text: str) -> Any:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    text = DOCTYPE.sub("", PROLOG.sub("", text.lstrip("\ufeff")), count=1)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.LxmlError:
        raise PolicyFileError(path, "网页已损坏，读不出来；请重新保存网页再导入。") from None
    if any("depth" in error.message.lower() or "huge" in error.message.lower() for error in parser.error_log):
        raise PolicyFileError(path, "网页的嵌套太深，读不全；请在浏览器里复制正文，存为 txt 再导入。")
    return page


def _title(page: Any) -> str:
    """What the page calls the article; on the page it often stands outside the article's own text."""
    named = page.xpath("//meta[@name='ArticleTitle']/@content")
    heads = [" ".join(one.text_content().split()) for one in page.iter("h1")]
    found = (named or heads if named or len(heads) == 1 else [""])[0]
    return REPRINT.sub("", " ".join(found.split()))


def _clean(page: Any) -> None:
    """Take out menus and what a browser would not show, but for the frame of the page, which scripts show later."""
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    menus = _menus(elements)
    for element in elements:
        hidden = HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None
        if element.tag not in FRAME and (element.tag in DROPPED or hidden or element in menus):
            element.drop_tree()


def _drop_foot(page: Any) -> None:
    """Take out the foot of the site: short blocks without a sentence that name its host and its licence."""
    for element in [one for one in page.iter(*FOOTS) if one.getparent() is not None]:
        text = visible(element.text_content())
        if len(text) <= LONGEST_FOOT and "。" not in text and (element.tag == "footer" or len(FOOT.findall(text)) > 1):
            element.drop_tree()


def _homes(page: Any) -> list[Any]:
    """Where the common systems of government sites put the text: the innermost such place that holds nearly all that they hold together."""
    found = [one for one in page.iter("div", "td", "article", "section", "ucapcontent") if _names(one) & set(HOMES)]
    lengths = {one: len(visible("".join(lines_of(one)))) for one in found}
    most = max(lengths.values(), default=0)
    full = [one for one in found if lengths[one] >= MOST * most > 0]
    if most < HOME_ENOUGH or _sentences_outside(page, full[-1]):
        return []
    return [full[-1]]


def _names(element: Any) -> set[str]:
    return {*(element.get("class") or "").split(), element.get("id") or ""}


def _sentences_outside(page: Any, home: Any) -> bool:
    """Whether more text stands outside of a place than in it; then it is not where the text is."""
    return sum(map(len, _told_lines(page))) > 2 * sum(map(len, _told_lines(home)))


def _told_lines(element: Any) -> list[str]:
    return [line for line in lines_of(element) if "。" in line]


def _menus(elements: list[Any]) -> set[Any]:
    """Elements of many links, hardly any other text, and no sentence; counted from the innermost outwards, each text once."""
    counts = {element: [0, 0, 0, 0] for element in elements}  # links, text, text of links, sentences
    for element in reversed(elements):
        own = counts[element]
        text = "" if element.tag in DROPPED else visible(element.text or "")
        own[1] += len(text)
        own[3] += text.count("。")
        if element.tag == "a":
            own[0], own[2] = 1, own[1]
        above = counts.get(element.getparent())
        if above:
            tail = visible(element.tail or "")
            for index, more in enumerate((0, len(tail), 0, tail.count("。"))):
                above[index] += own[index] + more
    return {
        element
        for element, (links, text, linked, sentences) in counts.items()
        if element.tag in MENUS and links >= MANY_LINKS and not sentences and linked > MOST * text
    }


def _article(page: Any) -> Iterator[Any]:
    """The elements that hold the article, as they stand in the page."""
    stamped = {}
    for number, element in enumerate(page.iter()):
        element.set(STAMP, str(number))
        stamped[str(number)] = element
        if element.tag in FRAME:
            element.attrib.pop("style", None)
    try:
        summary = lxml.html.fragment_fromstring(Document(lxml.html.tostring(page, encoding="unicode")).summary(html_partial=True))
    except (etree.LxmlError, ValueError, TypeError, KeyError):
        return
    chosen = [stamped[one.get(STAMP)] for one in summary.iter() if one.get(STAMP) in stamped]
    taken: set[Any] = set()
    for element in chosen:
        if not any(above in taken for above in element.iterancestors()):
            taken.add(element)
            yield element


def _whole(page: Any, chosen: list[Any]) -> list[Any]:
    """`chosen`, or where it leaves out much that reads as text (a page cut into many parts), the smallest element that has it all."""
    sentences = [line for line in lines_of(page) if len(line) >= SENTENCE and "。" in line]
    wanted = sum(map(len, sentences))
    if not chosen or _told(chosen, sentences) >= MOST * wanted:
        return chosen
    above = list(chosen[0].iterancestors())
    enough = bisect.bisect_left(above, True, key=lambda element: _told([element], sentences) >= MOST * wanted)
    return [above[enough]] if enough < len(above) else chosen


def _told(elements: list[Any], sentences: list[str]) -> int:
    lines = {line for element in elements for line in lines_of(element)}
    return sum(len(sentence) for sentence in sentences if sentence in lines)
