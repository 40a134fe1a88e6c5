"""Conditions that a clause sets, with the words that they rest on; figures become an operator and a value.

Each field has its patterns; what a pattern matches is the quote. A pattern may find what binds nobody: `condition_model` weighs it.
"""

import re
from collections.abc import Callable, Iterator

from bot.importer.suggestions.figures import AGE, TIME, age_figure, time_figure
from bot.importer.suggestions.places import overlap
from bot.importer.suggestions.populations import BEFORE, HEAD, LEADING
from bot.policy.condition import FIELDS, Condition

Finder = Callable[[str], Iterator[Condition]]

PATTERNS: dict[str, tuple[str, ...]] = {
    "hukou": (
        r"(?:具有|拥有|取得|持有|有)?(?:本|我|当地|所在|非?属地|非本|外)(?:市|省|区|县|地|自治区|旗|州)?(?:的)?(?:常住|城镇|农业|居民)?户(?:籍|口)(?!制度|管理|改革|人口)",
        r"(?:具有|拥有|取得)[^，。；、]{0,8}户(?:籍|口)",
        r"(?:非属地|非本市|外地|农村|农业)户(?:籍|口)(?!制度|人口)",
        r"农村(?:牧区)?籍",
        rf"进城落户(?:的)?(?:{HEAD})",
        r"(?:已经?|农业转移)落户(?:的)?[^，。；、]{0,6}人口|未落户[^，。；、]{0,8}人口",
        r"离开(?:常住)?户(?:口|籍)所在地",
        r"户口迁移至[^，。；、]{1,6}",
        r"农村贫困地区",
    ),
    "age": (r"劳动年龄内", r"(?:达到)?法定退休年龄", r"达到退休年龄", r"适龄(?:儿童|子女|人员|少年)"),
    "status": (
        rf"(?:{BEFORE}{{0,14}}?)(?:建档立卡|贫困|特困|低保|残疾|农民工|农牧民|流动|农业转移|农村转移|被征地|乞讨|慢性?病|失能|孤|留守|困境|流浪){BEFORE}{{0,6}}?{HEAD}",
        r"(?:进城)?(?:农牧民|农民工|被征地农民|残疾人|流动人口|农业转移人口|农村转移人口|新生代农民工|老年人|低保对象|特困人员|特困供养人员)",
        r"(?:有|具备)劳动能力(?:的[^，。；、]{0,12}(?:劳动者|人口|人员))?",
        r"住房困难(?:农牧民|家庭|居民)?(?:群体|家庭)?",
        r"患有?[^，。；]{2,14}(?:贫困)?(?:患者|人口|人员)",
        rf"(?:重点群体|{BEFORE}{{0,6}}慢性?病患者)",
        r"在我[市区县省](?:工作|居住|生活|、)+的人员",
    ),
    "employment": (
        r"(?:具有|有)?(?:合法)?稳定就业(?:（[^（）]*）)?",
        r"(?:以)?灵活就业(?:的[^，。；]{0,8}|人员(?:身份)?)?",
        r"有(?:就业|创业|培训)[^，。；]{0,8}(?:意愿|需求|愿望|条件)",
        r"返乡(?:就业)?(?:创业)?(?:的)?(?:就业创业人员|创业人员|创业农民工|农民工|人员)|自主创业(?:的)?(?:农民|人员)?",
        r"进城(?:务工|就业)(?:的)?(?:人员|农民)?",
        r"(?:参军|退役)[^，。；、]{0,8}(?:人口|人员|军人)?",
        r"技术工人|个体工商户|自由职业者|就业困难人员|登记失业人员|失业人员",
        r"劳动合同期满[^，。；、或]{0,6}|(?:提前)?解除劳动合同|未与[^，。；,]{2,8}劳动关系",
        r"接触职业病危害|非国家机关和事业单位工作人员|在就业地",
        r"(?:随|进入)[^，。；]{0,10}(?:用人单位|单位就业)",
    ),
    "insurance": (
        r"(?:已|选择|随用人单位)?(?:参加|缴纳)[^，。；、,]{0,16}?(?:养老保险|医疗保险|失业保险|工伤保险|社会保险|医保|公积金)(?:费|制度|的|年限)?",
        r"(?:未领取|符合享受)[^，。；、,]{0,16}?(?:保险|医保)(?:待遇)?",
        r"(?:基本医保|养老保险|医疗保险|失业保险)?参保人(?:员)?|(?:住房公积金)?缴存人|城乡居民养老保险|支持缴存人",
        r"(?:不属于|未纳入)[^，。；]{2,20}(?:保险|医保)[^，。；]{0,6}(?:覆盖)?范围",
        r"企业职工养老保险省内转移",
        r"(?:单位)?已(?:经)?(?:足额)?(?:缴纳|缴存)[^，。；、]{2,10}",
    ),
    "housing": (
        r"(?:具有|有)?合法(?:稳定)?(?:固定)?(?:住所|居所)(?:[（(][^（()）]*[)）])?",
        r"(?:有)?固定的?(?:住所|住处|居所)",
        r"(?:租赁|承租)(?:的)?(?:私有|市场)?(?:房屋|住房|住宅)(?:等没有详细落户地址的人员)?",
        r"(?:无|没有)(?:自有|自有产权|产权)?住房",
        r"在房屋所在地的社区落户",
    ),
    "schooling": (
        r"高校毕业生|职业院校毕业生|留学归国人员|大学毕业生|普通高校毕业生",
        r"(?:不含)?在校(?:学)?生|学生在校期间或者毕业后",
        r"连续就读|高校录取的[^，。；、]{0,6}学生",
        r"农村(?:学生)?升学[^，。；、]{0,10}(?:人口|人员)?",
        r"(?:就读|接受)[^，。；、]{2,8}(?:贫困家庭学生|学生)",
        r"(?:招收)?农村(?:义务教育)?学生",
        r"毕业后可",
    ),
    "papers": (
        r"(?:持有?|凭)(?:有|本市|有效)?(?:的)?“?(?:居住证|身份证|居民身份证|户口簿|[^，。；、]{0,6}证)”?(?:人员|人口)?",
        r"居住证(?:的)?持有人",
        r"以“?居住证”?为(?:主要)?(?:依据|条件|凭证)",
        r"(?<=[供交出具、和])[^，。；、和等的提供]{2,10}(?:证明材料|证明|身份证件|户口簿|合同)(?=[、，。和之等])",
        r"居民身份证(?:件|复印件)?|居民户口簿|《[^《》]{0,8}居住证》",
        r"经[^，。；]{2,10}同意",
    ),
    "family": (
        r"(?:共同(?:居住)?生活的)?配偶[^，。；]{2,26}?(?:父母|子女|亲属)(?:[）)])?等?",
        r"举家迁徙的?[^，。；、和]{0,8}(?:人口)?",
    ),
    "income": (
        r"(?:遭遇|因)[^，,。；]{2,20}困难",
        r"临时遇困[^，。；、]{0,6}",
        r"(?:家庭)?(?:人均)?(?:月|年)?(?:可支配)?收入(?:低于|不超过|在)[^，。；]{2,24}",
    ),
}  # fmt: skip
COMPILED = {field: tuple(re.compile(pattern) for pattern in patterns) for field, patterns in PATTERNS.items()}
PLACE = r"(?:(?:在|于|到)[^在，。；、：,“”‘’的]{0,14}?)?(?:就业|工作)?"
RESIDED = re.compile(rf"{PLACE}(?:居住|生活|滞留|居留|常住|暂住)(?:地)?(?:连续|累计)?[^，。；、\d]{{0,3}}?{TIME.pattern}")
RESIDENCE_WORDS = re.compile(r"所有常住人口|连续居住年限|居住年限")
WORKED = re.compile(rf"(?:连续|累计)?(?:工作|就业|从业|务工|服务)(?:时间)?[^，。；、居生]{{0,3}}?{TIME.pattern}")
INSURED = re.compile(rf"(?:连续|累计)?(?:参保|缴费|缴纳|缴存|参加)[^，。；、]{{0,14}}?{TIME.pattern}")
AGED = re.compile(rf"(?:领取待遇年龄[^，。；]{{0,6}})?{AGE.pattern}")
NEGATED = re.compile(r"^(?:不含|非(?!属地|本市|农)|不属于|未纳入)")


def conditions_of(text: str) -> list[Condition]:
    """Conditions in `text` in the order in which they stand; of two that rest on overlapping words in one field the longer stays."""
    found = [condition for finder in (_residence, _age, _worked, _insured, _worded) for condition in finder(text)]
    kept: list[Condition] = []
    for condition in sorted(found, key=lambda one: (one.op is None, -len(one.quote))):
        if not any(other.field == condition.field and overlap(text, other.quote, condition.quote) for other in kept):
            kept.append(condition)
    return sorted(kept, key=lambda one: (text.find(one.quote), FIELDS.index(one.field)))


def _residence(text: str) -> Iterator[Condition]:
    for match in RESIDED.finditer(text):
        figure = time_figure(match)
        yield Condition("residence_months", match[0], match[0], figure.op, figure.value)
    for match in RESIDENCE_WORDS.finditer(text):
        yield Condition("residence_months", match[0], match[0])


def _age(text: str) -> Iterator[Condition]:
    for match in AGED.finditer(text):
        figure = age_figure(match)
        yield Condition("age", match[0], match[0], figure.op, figure.value)


def _worked(text: str) -> Iterator[Condition]:
    for match in WORKED.finditer(text):
        figure = time_figure(match)
        yield Condition("employment", match[0], match[0], figure.op, figure.value)


def _insured(text: str) -> Iterator[Condition]:
    for match in INSURED.finditer(text):
        figure = time_figure(match)
        yield Condition("insurance", match[0], match[0], figure.op, figure.value)


def _worded(text: str) -> Iterator[Condition]:
    for field, patterns in COMPILED.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                words = LEADING.sub("", match[0].strip("“”")) if field == "status" else match[0].strip("“”")
                negated = NEGATED.sub("", words)
                if negated != words:
                    yield Condition(field, words, words, "not_in", (negated,))
                elif len(words) >= 2:
                    yield Condition(field, words, words)
