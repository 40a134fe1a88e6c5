"""Ages in complete years: 五十三, 六岁半, 下个月满六岁, 75年的, 2019年9月出生, 奔六十的人.

多 reaches to the next ten, 来 from two below to four above, 出头 three above, 左右 two either way, 好几 from three above; 快 and 奔 are one
to three below a round number, one below another. 虚岁 is one or two years more than 周岁. A year of the zodiac says no age.
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.policy.variables import Subject

from .clauses import Clause
from .dates import Since, dates_in
from .fact import StatedFact
from .interval import Interval, exactly
from .numbers import NUMBER, number_of

_SOON = r"快要?|马上就?要?|就要|奔|将近|接近|差点"
_NEXT = r"下个?月|下星期|过几天|月底|年底(?:就)?|再过[^，]{1,3}个?月"
AGE = re.compile(
    rf"(?P<nominal>虚岁|虚)?(?P<next>(?:{_NEXT}|明年|后年)(?:就)?)?(?P<soon>{_SOON})?(?P<under>不到|不满|未满|没满|"
    rf"才不到)?(?:刚?满|有|到|是)?"
    rf"(?P<number>{NUMBER}|二十郎当)(?P<vague>好几|多|来)?(?:周?岁|(?P<bare>))(?P<after>半|多|出头|左右|上下)?"
)
BABY = re.compile(rf"(?P<number>{NUMBER})个多?月(?:大(?!概|约)|了|的|$)")
_BARE_LEFT = re.compile(r"(?:今年|现年|年纪|年龄|虚岁|已经|都|快要?|我|俺|奔)(?:都|也|已经|有|才|刚|快|是|满)*$")
_BARE_RIGHT = re.compile(r"(?:了|啦|咯|咧|嘞|哩|喽|哒|的人)*$")
_REQUIREMENT = re.compile(
    r"(?:以上|以下|以内|及以上|之前|以前|以后|之后|(?:的人?)?(?:就|才|能领|可以领)|的?时候|退休|在(?![读上校家])|"
    r"时候?|那[年会]|开始|出来|起|的老人|的儿童|人员)"
)
_REQUIRED = re.compile(r"(?:要|必须|规定|需|年满|多少|等我?到?|还没到|超过|从|至)[^，]{0,3}$")
_SHORT_OF = re.compile(rf"还?差(?P<years>{NUMBER})年(?:就|才)?(?:到|满)(?P<number>{NUMBER})岁?")
_BABY_LEFT = re.compile(r"(?:^|[娃子儿女宝囡仔])(?:才|刚|都|有|已经|现在|快|满)*$")
_TURNS = re.compile(r"(?P<next>明年|后年|下个?月)[^，]{0,6}?(?:就|要|才)?$")
_BORN = re.compile(r"(?:出?生(?:的|人)?|(?:的|生人)$|(?:的)?(?:人|娃|崽))")
_DECADE = re.compile(r"(?P<tens>[5-90]0|[五六七八九零]零)后")
CHILDREN: frozenset[Subject] = frozenset({"child", "grandchild"})
_GROWN = 16  # a figure without 岁 is an age from here on; who is younger and not named is a child


def read_ages(clause: Clause, as_of: date) -> Iterator[StatedFact]:
    """Ages that `clause` states on the day `as_of`."""
    short = _SHORT_OF.search(clause.text)
    if short and (years := number_of(short["years"])) and (age := number_of(short["number"])):
        low, high = age.low - (years.high or years.low), age.low - years.low
        yield _fact(clause, Interval(low - 1, high), short.start(), short.end())
        return
    for match in AGE.finditer(clause.text):
        if match["bare"] is None and not re.search(r"岁", match[0]):
            continue
        value = _age(match) if _holds(clause, match) else None
        if value is not None:
            yield _fact(clause, value, match.start(), match.end())
    yield from _babies(clause)
    yield from _born(clause, as_of)


def _holds(clause: Clause, match: re.Match[str]) -> bool:
    left, right = clause.text[clause.opening : match.start()], clause.text[match.end() :]
    if _REQUIRED.search(left) or match["number"] in ("几", "一"):
        return "岁" in match[0] and match["number"] == "一"
    if re.search(r"(?<![今现])年$", left) or (
        right.startswith("的") and not right.startswith("的人了") and not clause.named(match.start()) and _is_grown(match)
    ):
        return False
    if "岁" in match[0]:
        return _REQUIREMENT.match(right) is None or (clause.named(match.start()) and right[:1] == "的")
    return _is_bare_age(clause, match, left, right)


def _is_grown(match: re.Match[str]) -> bool:
    number = number_of(match["number"])
    return number is not None and number.low >= _GROWN


def _is_bare_age(clause: Clause, match: re.Match[str], left: str, right: str) -> bool:
    """我今年五十三, 我妈65了, 五十好几的人了: a figure alone, at the end of a clause, of who could be so old."""
    number = number_of(match["number"])
    if number is None or not _GROWN <= number.low <= 110 or _BARE_RIGHT.match(right) is None:
        return False
    near = [one for one in clause.people if one.end == match.start() and one.subject != "household"]
    vague = match["vague"] == "好几" or match["after"] == "出头" or (match["soon"] is not None and number.low % 10 == 0)
    alone = not left and (clause.carried not in ("asker", "household", "child") or vague)
    return bool(near) or bool(match["nominal"]) or _BARE_LEFT.search(left) is not None or alone


def _age(match: re.Match[str]) -> Interval | None:
    number = number_of(match["number"])
    if number is None or number.low > 120:
        return None
    ten = number.low % 10 == 0 and number.low >= 10
    if match["vague"] == "好几":
        number = Interval(number.low + 3, number.low + 9)
    elif match["vague"] == "多" or match["after"] == "多":
        number = Interval(number.low, number.low + (9 if ten else 0))
    elif match["vague"] == "来":
        number = Interval(number.low - 2, number.low + 4)
    elif match["after"] == "出头":
        number = Interval(number.low, number.low + 3)
    elif match["after"] in ("左右", "上下"):
        number = Interval(number.low - 2, (number.high or number.low) + 2)
    return _shifted(number, match, ten).whole()


def _shifted(number: Interval, match: re.Match[str], ten: bool) -> Interval:
    if match["nominal"]:
        return number + Interval(-2, -1)
    if match["under"]:
        return Interval(0 if not ten else number.low - 3, number.low - 1)
    turns = match["next"] or (_TURNS.search(match.string, 0, match.start()) or {"next": ""})["next"]
    if turns.startswith(("明年", "后年")):
        years = 1 if turns.startswith("明年") else 2
        return number + Interval(-years - 1, -years)
    if turns:
        return number + exactly(-1)
    if match["soon"]:
        return number + (Interval(-3, -1) if ten and number.low >= 20 else exactly(-1))
    return number


def _babies(clause: Clause) -> Iterator[StatedFact]:
    for match in BABY.finditer(clause.text):
        number = number_of(match["number"])
        young = clause.subject(match.start()) in CHILDREN and _BABY_LEFT.search(clause.text[: match.start()]) and bool(clause.people)
        if number and (young or match[0].endswith("大")):
            yield _fact(clause, number.times(1 / 12).down(), match.start(), match.end())


def _born(clause: Clause, as_of: date) -> Iterator[StatedFact]:
    for since in dates_in(clause.text, as_of):
        right = clause.text[since.end :]
        if _BORN.match(right) and (right.startswith(("出生", "生的", "生人", "生下")) or _is_birth_year(clause, since)):
            yield _fact(clause, since.years(as_of), since.start, since.end)
    for match in _DECADE.finditer(clause.text):
        first = 1900 + 10 * "零一二三四五六七八九".find(match["tens"][0]) if match["tens"][1] == "零" else 1900 + int(match["tens"])
        first += 100 if first == 1900 else 0
        if re.search(r"(?:我|是|属于)(?:个|一个)?$", clause.text[: match.start()]):
            youngest = max(0, as_of.year - first - 10)
            yield _fact(clause, Interval(youngest, as_of.year - first), match.start(), match.end())


def _is_birth_year(clause: Clause, since: Since) -> bool:
    """我是75年的: a year said of a person, and nothing between."""
    if since.end - since.start < 3 or not clause.text[since.start : since.end].endswith(("年", "月", "日", "号")):
        return False
    return re.search(r"(?:^|是)$", clause.text[: since.start]) is not None or any(one.end == since.start for one in clause.people)


def _fact(clause: Clause, years: Interval, start: int, end: int) -> StatedFact:
    subject = clause.subject(start)
    grown = years.high is None or years.high >= _GROWN
    if not grown and subject not in (*CHILDREN, "sibling", "other"):
        subject = "child"
    if grown and subject == "child" and not clause.named(start):
        subject = "asker"
    return StatedFact("age", years, start, end, clause.text[start:end], subject, clause.assumed(start) and subject == "asker")
