"""What the words around a name say about it: that it is a place, or that it is none (上海路, 兰州拉面, 和平年代)."""

from __future__ import annotations

import re

_EDGE = r"[\s，。！？；：、,.!?;:（）()“”\"'…~—-]"
_SELF = "我|俺|俄|俄们|咱|你|您|他|她|我们|俺们|咱们|你们|他们|娃|孩子|老公|老婆|媳妇|爸|妈|男人|女人|对象"

# 在…, 户口在…, 老家是…: what stands directly before a place.
_BEFORE = re.compile(
    rf"(?:在|搁|喺|到|去|住|住在|回|往|赴|搬到|搬来|来到|来自|从|打从|自|离开|老家|老家是|老家的|家是|家住|户口|户籍|户口是|籍贯|籍贯是|原籍|"
    rf"(?:{_SELF}|{_EDGE}|^)(?:就|也|都)?(?:是|来)|(?<!出)来|不是|{_SELF}|人是|我叫|属于|叫做)$"
)
_BOUNDARY_BEFORE = re.compile(rf"(?:^|{_EDGE}|想问下|请问|问一下|咨询)$")

# …打工, …上班, …人, …的户口: what stands directly behind a place.
_AFTER = re.compile(
    r"(?:那边|这边|那里|这里|这儿|那儿|那块|这块|那头|本地|当地|县城|乡下|农村|老家|老乡|下面|底下|里头|"
    r"(?:这|那)(?:个)?(?:地方|地儿|疙瘩|哈|哒|点)|"
    r"(?:那边|这边)?(?:打工|上班|工作|务工|干活|做工|做事|做活|搞工地|搬砖|租房|租住|租个|租了|住(?!房|院|建)|买房|买了房|安家|定居|居住|生活|"
    r"读书|上学|念书|落户|交的?社保|交社保|做生意|开店|摆摊|送外卖|跑外卖|跑滴滴|跑车|待了|呆了|混|谋生|讨生活)|"
    r"(?:的)?(?:户口|户籍|人(?![家员民们均工口力事才流行生]))|来的|过来|出来|籍|"
    rf"(?:的|了|啊|呢|呀|哦|哈|嘛|噻|吧|咯)*(?:$|{_EDGE}))"
)
_AFTER_ANY = re.compile(rf"(?:$|{_EDGE})")

# Roads, dishes, schools, brands…: a name in front of these is no place somebody lives in.
_NO_PLACE = re.compile(
    r"(?:[东西南北中]{0,2}(?:路(?![费远程过途况由子桥])|街(?![上头边里])|大道|大街|胡同)|[一二三四五六七八九十]{1,2}(?:路|街)(?!公交)|"
    r"烤鸭|火锅|小面|拉面|牛肉面|扒鸡|啤酒|小吃|菜(?![市场鸟地农园价])|米粉|米线|热干面|凉皮|烧烤|螺蛳粉|鸭脖|鸭血|板鸭|盐水鸭|火腿|麻花|"
    r"包子|月饼|香醋|陈醋|烩面|刀削面|肉夹馍|煎饼|羊肉粉|臭豆腐|早茶|炒饭|炒粉|炒面|鸡饭|榨菜|腊肉|腊肠|"
    r"银行|农商行|日报|晚报|早报|时报|卫视|电视台|条约|话(?![费题说吧多不我])|口音|方言|腔|牌(?!照|子)|"
    r"(?:科技|理工|师范|医科|农业|工业|交通|财经|外国语|政法|林业|海洋|中医药|民族|邮电|航空航天|职业技术|第一|第二)?(?:大学|学院)(?![生城里路]))"
)
_NO_COUNTY = re.compile(
    r"(?:[镇屯]|乡(?![下里间村镇亲])|村(?![里民委])|街道|新村|花园|苑|公寓|社区|小区|小学|中学|幼儿园|大厦|广场|超市|牌|号|之星|[江湖山寺阁河](?![边上里东西南北]))"
)
_MARKET = re.compile(r"(?:市场|区[域别分间块长号]|县[道级]|新技术)")


def before(text: str, start: int) -> bool:
    """Tell whether the words before `start` announce a place."""
    return _BEFORE.search(text, max(0, start - 6), start) is not None


def at_edge(text: str, start: int) -> bool:
    """Tell whether a clause begins at `start`."""
    return _BOUNDARY_BEFORE.search(text, max(0, start - 3), start) is not None


def alone(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is a clause of its own (老城区，洛阳的)."""
    return at_edge(text, start) and _AFTER_ANY.match(text, end) is not None


def after(text: str, end: int) -> bool:
    """Tell whether the words from `end` on speak of a place."""
    return _AFTER.match(text, end) is not None


def no_place(text: str, end: int, *, county: bool) -> bool:
    """Tell whether what follows a bare name turns it into a road, a dish, a school, a village of the same name…"""
    return _NO_PLACE.match(text, end) is not None or (county and _NO_COUNTY.match(text, end) is not None)


def is_cut_word(text: str, end: int) -> bool:
    """Tell whether a name ending at `end` takes the first half of another word (合作市|场)."""
    return _MARKET.match(text, end - 1) is not None


_FRAME = re.compile(
    rf"^(?:{_EDGE}|我们|我|俺们|俺|咱们|咱|现在|目前|就|是|在|人|住|来自|家|的|那边|这边|这里|这儿|县城|哦|啊|呢|吧|呀|嘛|噻|了|市里|那里|嗯|额)*$"
)


def whole_message(text: str, start: int, end: int) -> bool:
    """Tell whether the message says hardly anything but the name (我在大通的)."""
    return _FRAME.match(text[:start]) is not None and _FRAME.match(text[end:]) is not None
