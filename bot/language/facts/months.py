"""How long somebody has lived here, worked, or paid into an insurance: 来了三年了, 零八年就来了, 社保交了两年半."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from .clauses import Clause
from .dates import dates_in
from .durations import durations_in
from .fact import StatedFact
from .interval import Interval
from .tables import terms

_STILL = r"(?:[了过满有到得够已经都快也才刚至今,]|差不多|大概|将近)*$"
_COME = r"(?:过来|搬来|搬到|(?<![从本出原起])来(?!电|访|源|不)|(?<![遇碰收直拿得])到(?![期现今底]))"
_LIVED = r"(?:居住(?!证)|生活(?![费补保用困])|住(?!院|房公|证|校)|待|呆|落脚|漂|混|租房|定居|暂住)"
_LIVES = re.compile(
    rf"(?:{_COME}[^，我现婚]{{0,6}}?|{_LIVED}[^，]{{0,4}}?|(?<!现)在(?!家|老家|厂|工地|单位|"
    rf"公司)[^，厂店司校交缴买上读念干做打病坐领婚]{{1,6}}){_STILL}"
)
_WORK = r"(?:打工|上班|务工|工作|干活|做工|做活|搬砖)"
_WORKS = re.compile(rf"(?:(?<!不)干|(?<!叫)做|{_WORK}|入职|就业|工龄|跑|开[店车饭]|进厂|从事)[^，来住]{{0,4}}?{_STILL}")
_WORKPLACE = r"厂|公司|工地|店|单位|饭|超市|学校|车间|餐|家里|老家|外面|外地|外头|医院|物业|家政"
_WORKS_HERE = re.compile(
    rf"(?:在|来)(?P<place>(?:(?!{_WORKPLACE})[^，]){{1,7}}?)(?:{_WORK}|打|上班|开[^，]{{1,3}}|干|做)[^，]{{0,4}}?{_STILL}"
)
_PAYS = re.compile(rf"(?:缴纳|缴存|缴费|缴|交|买|上|参保|参加|存|扣|连续|累计|年限)[^，断停欠补]{{0,10}}?{_STILL}")
_PAID_BEHIND = re.compile(r"的?(?:社保|养老|医保|公积金|职工|居民|失业保险|工伤保险)")
_OTHER = re.compile(
    r"(?:欠|拖|断|停|怀|孕|坐牢|病|失业(?!保险)|没回|没发|请假|回去|回老家|试用|合同|有效期|押金|保修|差|还有|还剩|余|"
    r"再|等|当)[^，住来]{0,5}$"
)
_OTHER_DAYS = re.compile(r"(?:[前这那好第每某]|(?<![包汕船码南北])头)$")
_REQUIRED = re.compile(r"(?:要(?!是)|需要?|必须|规定|应当|才能|多久|至少要|(?<!觉)得(?=住|交|满))[^，]{0,8}$")
_ARRIVED = re.compile(r"(?:来|到|住|待|呆)(?:了|才|刚|有|没)*$")
_PRICED = re.compile(r"[\d一二两三四五六七八九几]+[百千万块]|水电|[\d]{3}")
_AT_LEAST = re.compile(r"(?:至少|起码|超过|不止|不低于)[^，]{1,4}$")
_ENDED = re.compile(r"被?裁|辞|离职|失业|倒闭|不干了|解除")
_GENERAL = re.compile(r"(?:以上)?(?:的)?(?:才|就能|就可以|方可|可以|不办|能)")
_BEFORE = re.compile(r"以?(?:前|之前)(?:就|从[^，]{1,4})?(?P<verb>来|到|搬|过来|进城|进厂|入职)(?!过)")
_PAYING = re.compile(r"[交缴买上参存扣]|累计|年限")
_PRICE = re.compile(r"(?:大概|大约|差不多|至少|就|一般)?(?:得|要|多少|差|花|领|拿|发|报|能)")
_SINCE = re.compile(
    r"(?:开始|起|的时候|那会儿?|那年|我|们|自己|一个人|一家人?|就|才|刚|从[^，]{1,5}|跟[^，]{1,4}|以后|到现在|至今|,){0,4}"
    r"(?P<verb>过来|搬来|搬到|搬|来|到(?!期|现在|今|底)|进城|出来|在[^，]{1,6}(?:住|生活)|住|入职|进厂|进公司|进的厂|"
    r"上班|在[^，]{1,8}(?:上班|打工|工作)|[交缴买参](?:的|了|过)?(?:社保|养老|医保|公积金)?)(?!过|电)"
)


@lru_cache(maxsize=1)
def _insurances() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{term.name}>{term.called})" for term in terms() if term.insurance))


def read_months(clause: Clause, as_of: date) -> Iterator[StatedFact]:
    """Months of residence, work and insurance that `clause` states, reckoned on the day `as_of`."""
    for duration in durations_in(clause.text):
        left, right = clause.text[clause.opening : duration.start], clause.text[duration.end :]
        assumed = clause.assumed(duration.start)
        if (
            _PRICED.match(right)
            or (left.endswith(("不", "没")) and clause.text[duration.start] in "够满")
            or _REQUIRED.search(left)
            or _OTHER_DAYS.search(left)
            or (clause.asks and "几" in clause.text[duration.start : duration.end][:2])
        ):
            continue
        if _GENERAL.match(right) and not (assumed or clause.named(duration.start)):
            continue
        months = Interval(duration.months.low, None) if _AT_LEAST.search(left) else duration.months
        if any(one.end == duration.start and one.subject in ("child", "grandchild") for one in clause.people):
            continue
        for name in _names(clause, left, right):
            if months.high == 0 and (name != "residence_months" or _ARRIVED.search(left) is None):
                continue
            yield _fact(clause, name, months, duration.start, duration.end, assumed)
    yield from _since(clause, as_of)


def _names(clause: Clause, left: str, right: str) -> list[str]:
    """The variables that a length of time between `left` and `right` gives."""
    if _OTHER.search(left) or re.match(r"(?:一次|一交|内|之内|的?合同|没|不)", right):
        return []
    ago = _BEFORE.match(right)
    if ago:
        return ["employment_months"] if ago["verb"] in ("进厂", "入职") else ["residence_months"]
    if right.startswith("前"):
        return []
    insurance = _insurance(clause, left, right)
    if insurance:
        return [insurance]
    if re.search(r"[交缴][^，]{0,3}$", left):
        return []
    names = []
    works = _WORKS.search(left) is not None or (left.endswith(("打了", "打")) and right.startswith(("工", "的工")))
    if works:
        names.append("employment_months")
    if (_LIVES.search(left) and not works) or _WORKS_HERE.search(left) or _LIVED_RIGHT.match(right):
        names.append("residence_months")
    return names


_LIVED_RIGHT = re.compile(r"(?:了吧?)?(?:我|俺)在(?!家|厂|工地)")


def _insurance(clause: Clause, left: str, right: str) -> str | None:
    behind = _insurances().match(right.removeprefix("的"))
    if behind:
        return f"{behind.lastgroup}_months"
    *_, near = [None, *_insurances().finditer(left)]
    if near and _is_paid(left[: near.start()], left[near.end() :], right):
        return f"{near.lastgroup}_months"
    if not near and _PAYS.search(left) and not _PRICE.match(right):
        *_, named = [None, *_insurances().finditer(clause.before)]
        if named:
            return f"{named.lastgroup}_months"
        return "pension_insurance_months" if "养老金" in clause.before else None
    return None


def _is_paid(before: str, between: str, right: str) -> bool:
    """Whether a length of time behind an insurance is how long it was paid: 社保交了三年, 缴纳社会保险18个月, 社保满三年."""
    if re.search(r"[断停欠补差]", between) or len(between) > 12 or _PRICE.match(right):
        return False
    return _PAYING.search(between) is not None or (between.strip("满了有够已") == "" and _PAYING.search(before[-4:]) is not None)


def _since(clause: Clause, as_of: date) -> Iterator[StatedFact]:
    for since in dates_in(clause.text, as_of):
        left, right = clause.text[: since.start], clause.text[since.end :]
        if left.endswith("到"):
            continue
        match = _SINCE.match(right)
        verb = match["verb"] if match else ""
        name = "employment_months" if re.search(r"入职|进厂|进公司|进的厂|上班|打工|工作", verb) else "residence_months"
        if re.search(r"[交缴买参]", verb):
            insurance = _insurance(clause, left, "") or _insurance(clause, left, right[match.end("verb") - 2 :] if match else "")
            name = insurance or ""
        elif not match and re.search(rf"{_COME}[^，了]{{0,6}}是$", left):
            name = "residence_months"
        elif not match:
            continue
        if name and not (name == "employment_months" and _ENDED.search(clause.text + clause.after)):
            yield _fact(clause, name, since.months(as_of), since.start, since.end, clause.assumed(since.start))


def _fact(clause: Clause, name: str, months: Interval, start: int, end: int, assumed: bool) -> StatedFact:
    return StatedFact(name, months, start, end, clause.text[start:end], clause.subject(start), assumed)
