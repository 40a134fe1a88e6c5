"""Provinces and cities by their one letter, only where a place is meant: 在川打工, 川籍, 粤B牌 is none, 川菜 is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from .boundaries import WordBoundaries
from .gazetteer import Gazetteer
from .mention import PlaceMention
from .tables import rows, split

# What somebody does, or is, who came to a place: 在京|当保姆, 来渝|做火锅, 在沪|三年, 赴闽|采茶叶, 在沪|的.
_DOES = (
    "打[工拼杂零螺]|讨生活|讨薪|务工|务农|工作|就业|上班|上学|读|经商|创业|居住|生活|定居|安家|落户|参保|买房|租|住|待|呆|混|漂|做|当|开|卖|采|种|养|找|办理|办居|"
    "送|跑|干(?!部|净)|修|搬|摆|搞|拉货|挖|盖|扛|洗|织|缝|焊|装修|刷|贴|扫|端|炒|拍|帮|给|带|看病|就医|治病|生孩|养老|投靠|投奔|"
    "农民|人员|务农|外来|外地|外省|随迁|流动|新市民|灵活|缴|交社|社保|医保|已|"
    "(?:的)?(?:[，。,、；;！？!? ]|$)|的(?!士|确)|[0-9一二两三四五六七八九十几多半]+(?:来|多)?(?:年|个月|载|天)"
)
_FIELDS = "户口|户籍|籍贯|祖籍|老家|原籍|所在地|居住地|现住|工作地"
_SEPARATED = r"[\s，。,、；;：:/|（）()]"
_PROVINCES = frozenset("川渝苏沪京粤浙鲁豫鄂湘皖赣闽桂琼黔滇陕陇蒙辽冀晋津藏")
_NO_PEOPLE = frozenset("汉藏蒙深厦沈")  # 汉人, 藏人, 蒙人 are peoples; 深人, 厦人 nobody says
_MOVED = r"(?:(?<![\u4e00-\u9fff])|(?<=社保|医保|学籍|户口|养老|关系))"
_WORK = "打工|务工|工作|就业|上班|经商|创业|居住|生活|租房|农民工|务工人员|人员|参保|落户|买房"
_MAKES = "苏宁|蒙牛|湘雅|陕汽|川航|鲁能|杭帮|京东|粤海|晋商|闽商|徽商|浙商|苏商|沪江|津巴|苏打|汉堡|汉办|深度|深处|沈师傅|鲁师傅|苏师傅"
_NO_LETTER = re.compile(rf"{_MAKES}|..市?(?:{_WORK}|做|住)")  # a make, or a name of two signs that is not known: 在深川打工
_TURNS_BACK = "(?<![原本从将往近未])"


class Letters:
    """The table `data/letters.csv`, compiled."""

    def __init__(self, codes: dict[str, tuple[str, ...]], working: Collection[str] = (), boundaries: WordBoundaries | None = None) -> None:
        self._codes = codes
        self._boundaries = boundaries
        self._patterns = _patterns(codes, working)

    @classmethod
    def open(cls, gazetteer: Gazetteer, boundaries: WordBoundaries | None = None) -> Letters:
        """Read the letters; every code must be in `gazetteer` (UnknownRegionError)."""
        table = list(rows("letters"))
        codes = {row["letter"]: tuple(gazetteer.get(code).code for code in split(row["code"])) for row in table}
        return cls(codes, [row["letter"] for row in table if row["use"] == "work"], boundaries)

    def find(self, text: str, known: Iterable[PlaceMention]) -> list[PlaceMention]:
        """Return the letters in `text` that mean places, apart from those inside `known` mentions."""
        taken = [(mention.start, mention.end) for mention in known]
        starts = {start for start, _ in taken}
        found: dict[int, PlaceMention] = {}
        for pattern in self._patterns:
            for hit in pattern.finditer(text):
                start = hit.start("p")
                if hit.groupdict().get("next") and start + 1 not in starts and not self._stands_alone(text, start):
                    continue
                if not any(begin <= start < end for begin, end in taken):
                    found[start] = PlaceMention(start, start + 1, hit["p"], self._codes[hit["p"]])
        return list(found.values())

    def _stands_alone(self, text: str, start: int) -> bool:
        """Tell whether the letter is a word of its own: 在晋|讨薪, but not 在川菜|馆."""
        if self._boundaries is None or _NO_LETTER.match(text, start):
            return False
        return self._boundaries.begins_word(text, start, 1)


def _patterns(codes: Collection[str], working: Collection[str]) -> tuple[re.Pattern[str], ...]:
    """Compile where a letter is a place; those of `working` only before words of work."""
    one = f"[{''.join(letter for letter in codes if letter not in working)}]"
    people = f"[{''.join(letter for letter in codes if letter not in (*_NO_PEOPLE, *working))}]"
    moved = "来|到|去|赴|入|至|转|回|返|迁|搬到|转到|转至|转回|迁到|迁至"
    sources = (
        rf"(?:在|{_TURNS_BACK}来|到|去|进|赴|入|抵|驻|返|回|留|旅居|寓居)"
        rf"(?P<p>{one})(?=(?:{_DOES})|(?P<next>[\u4e00-\u9fff]))",  # 来渝做火锅
        rf"(?:在|{_TURNS_BACK}来)(?P<p>[{''.join(codes)}])(?=的?(?:{_WORK}))",  # 来通务工
        rf"离(?P<p>{one})(?=的?(?:务工|打工|工作|就业|人员))",  # 离蒙务工
        rf"(?:^|[^\u4e00-\u9fff]|[非是持有外有的])(?P<p>{one})(?=籍|户(?![口籍外型主]|$))",  # 非沪籍, 深户
        rf"(?P<p>{one})(?=籍)",  # 赣籍
        rf"(?:^|[是位个名们，,。 ])(?P<p>{people})(?=人(?:$|[，。,、 ]|[在来到去赴]))",  # 是川人
        rf"[从由自](?P<p>{one})(?=[来到去赴入至转回返迁搬])",  # 从湘来…
        rf"[从由自]{one}(?:{moved})(?P<p>{one})(?![\u4e00-\u9fff])",  # …来粤
        rf"{_MOVED}(?P<p>{{large}})(?=[转迁]{{large}})",  # 社保川转…
        rf"{_MOVED}{{large}}[转迁](?P<p>{{large}})",  # …转渝
        rf"非(?P<p>{one})(?=户籍|户口)",
        rf"(?P<p>{people})(?=妹子|妹儿|汉子)",  # 川妹子
        r"(?P<p>{large})(?=省(?![内外份级钱事心力油电了得吃点着到去下]))",  # 苏省
        rf"(?:{_FIELDS})(?:是|在|为|[:：])? ?(?P<p>{one})(?={_SEPARATED}|$|的|人)",  # 户籍：冀
        rf"(?:^|{_SEPARATED})(?P<p>{{large}})(?={_SEPARATED}|$)",  # 公租房 浙
    )
    large = f"[{''.join(letter for letter in codes if letter in _PROVINCES)}]"
    return tuple(re.compile(source.replace("{large}", large)) for source in sources)
