"""Set aside what a government site says about a document above and below it.

Reads:  lines
Writes: segments `metadata`

    索 引 号：11330000/2024-00123              a line of the table above the text
    发文字号⇥云政发〔2024〕3号⇥成文日期⇥2024-05-06   two pairs in one row
    来源：市政府办公室　浏览次数：103           a line about the page
    【字体：大 中 小】【打印】【关闭】          controls of the page
    责任编辑：张三                              below the text
"""

import re

from bot.importer.draft import Draft, Line
from bot.importer.stages.shapes import DISCLOSURE, DIVISION, LABELS

_GAP = r"[ \t\u3000\u00a0]*"


def _spaced(names: str) -> str:
    """The names as sites set them, with spaces between the letters: 文　　号."""
    return "|".join(_GAP.join(name) for name in names.split())


NUMBER_LABEL = _spaced("发文字号 发文文号 文件编号 公文字号 文件字号 文号")
ISSUER_LABEL = _spaced("发文机关 发布机构 发文单位 发布机关 制发机关 印发机关 发布单位 发文机构 公开责任部门")
ISSUED_LABEL = _spaced("成文日期 发文日期 印发日期 制发日期 生成日期 成文时间 发文时间")
SHOWN_LABEL = _spaced("发布日期 公开日期 发布时间 公布日期 公开时间")
EFFECTIVE_LABEL = _spaced("生效日期 实施日期 施行日期 生效时间")
_PAGE_LABEL = _spaced(
    "索引号 信息索引 信息索引号 统一编号 规范性文件统一编号 主题分类 组配分类 体裁分类 信息类别 公开类别 "
    "公开方式 公开属性 公开时限 效力状态 有效性 时效性 "
    "文件有效性 失效日期 废止日期 失效时间 废止时间 来源 信息来源 文章来源 稿源 浏览次数 访问次数 "
    "点击数 点击次数 阅读次数 浏览量 访问量 字号 字体 字体大小 "
    "分享 分享到 责任编辑 保护视力色"
)
_WEAK_LABEL = _spaced(
    "登记号 分类 公开范围 服务对象 主题词 主题 关键词 信息名称 文件名称 公文名称 名称 标题 "
    "内容概述 文件状态 是否有效 有效期 作者 编辑 审核 审核人 发布人 供稿"
)
_OWN = rf"(?:{NUMBER_LABEL}|{ISSUER_LABEL}|{ISSUED_LABEL}|{SHOWN_LABEL}|{EFFECTIVE_LABEL}|{_PAGE_LABEL})"
PAIR = re.compile(rf"[【\[|]?{_GAP}{_OWN}{_GAP}(?:[:：]|\t)[^。]*")
WEAK_PAIR = re.compile(rf"[【\[|]?{_GAP}(?:{_WEAK_LABEL}){_GAP}(?:[:：]|\t)[^。]*")
BRACKETS = re.compile(r"[\s【】\[\]（）()|:：+\-]")
CONTROLS = re.compile(
    r"(?:打印(?:本页|此页|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|返回(?:顶部|首页|列表)?|大|中|小|默认|超大|字号|字体|分享到?|保存|纠错"
    r"|我要纠错|复制链接|微信|微博|QQ空间|下载|文字下载|图文下载|语音播报|朗读|A)+"
)
PAGE = re.compile(
    r"(?:扫一扫|用微信扫|手机扫码|微信扫一扫)[^。]{0,30}|(?:上|下)一[篇条][:：].*|您?(?:的)?当前(?:的)?位置[:：].*|(?:首页|网站首页)\s*[>＞»/].*"
)
BELOW = re.compile(
    r"(?:相关(?:链接|阅读|文件|解读|报道|政策|信息|文章|附件|稿件)|政策解读|解读链接|友情链接|附件下载|延伸阅读|推荐阅读)[:：]?"
)
HIGHEST, LONGEST = 40, 100


def set_metadata_aside(draft: Draft) -> None:
    for line in _above(draft.lines) + _below(draft.lines):
        draft.claim("metadata", line.start, line.end)
    draft.lines = [line for line in draft.lines if draft.free(line.start, line.end)]


def _above(lines: list[Line]) -> list[Line]:
    """Lines above the first numbered unit that speak of the page; 主题： or 标题： only among others that can mean nothing else."""
    found: list[Line] = []
    for line in lines[:HIGHEST]:
        if DIVISION.match(line.text) or any(pattern.match(line.text) for _, pattern in LABELS):
            break
        if _is_of_the_page(line.text) or WEAK_PAIR.fullmatch(line.text):
            found.append(line)
    return found if any(_is_of_the_page(line.text) for line in found) else []


def _is_of_the_page(text: str) -> bool:
    if len(text) > LONGEST or DISCLOSURE.fullmatch(text):
        return False
    return any(pattern.fullmatch(text) for pattern in (PAIR, PAGE)) or _is_control(text)


def _is_control(text: str) -> bool:
    words = BRACKETS.sub("", text)
    return len(words) > 1 and bool(CONTROLS.fullmatch(words))


def _last_of_the_text(lines: list[Line], at: int) -> int:
    while at and _is_of_the_page(lines[at - 1].text):
        at -= 1
    return at


def _below(lines: list[Line]) -> list[Line]:
    """The last lines of the text, as far up as they all speak of the page; what stands below 相关链接 are links."""
    at = _last_of_the_text(lines, len(lines))
    links = next((index for index in range(max(at - 12, 0), at) if BELOW.fullmatch(lines[index].text)), None)
    if links is not None and not any(line.text.endswith(("。", "；")) for line in lines[links:at]):
        at = _last_of_the_text(lines, links)
    return lines[at:] if at else []
