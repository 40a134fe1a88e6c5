"""What somebody is or has, where the words differ with the answer: 失业了, 户口没迁来, 租的房, 离婚了."""

import re
from collections.abc import Iterator

from .clauses import Clause
from .cues import NO, NOT, wished
from .fact import StatedFact

_SORT = r"(?:的)?(?:农村|农业|城镇|城市|非农业?|集体)?(?:的)?"
_HUKOU = r"户(?:口|籍)(?!制度|本|迁移|办理)"
_ELSEWHERE = r"(?:外地|外省市?|外县|外市|外乡|非本地|非本市|非本省|异地|老家)"
_HERE = r"(?:本地|本市|当地|我市|本城|本县|本区|这边|这里|城里本地)"
_BECOMING = r"(?!.{0,3}(?:转|迁(?!来|过来)|改|变))"
_MOVE = r"(?:迁|转|落|办|上)"
_WORK = r"(?:打工|上班|务工|工作|干活|做工|做活路?|搬砖|做事)"
_CONTRACT = r"(?<!租房)(?<!租赁)(?<!住房)(?<!房)(?:劳动|用工|正式|书面|正规)?的?(?:劳动)?合同"

# Name, value, pattern. The first that fits in a place wins; a pattern of `False` stands before that of `True`.
PHRASES: tuple[tuple[str, bool, str], ...] = (
    ("hukou_local", False, rf"不是(?:本地|当地)人|{_ELSEWHERE}{_SORT}{_HUKOU}(?!.{{0,2}}(?:迁|转))|{_HUKOU}(?:现在|目前|还|都|也|一直|仍|就|到现在)*(?:是|在|留在)(?:老家|外地|外省|农村老家|乡下|村里|我们村)"
     rf"|{_HUKOU}(?:现在|也|都|还)?(?:不|没|没有|未)在(?:这|本地|当地|本市)|外(?:地|省|来)人(?:员|口)?|(?:外省|外地)(?:农村)?户籍|外省籍|(?<!非)非(?:本地|本市|属地){_HUKOU}"),
    ("hukou_local", True, rf"(?<!非){_HERE}{_SORT}{_HUKOU}|{_HUKOU}(?:已经|就)?(?:是|在)(?:这边|本地|这里|当地|本市)|(?<!不)是(?:本地|当地)人"),
    ("hukou_rural", True, rf"农(?:村|业)(?:的)?{_HUKOU}{_BECOMING}|(?<!非)农业户口{_BECOMING}|农村籍|农村户"),
    ("hukou_rural", False, rf"(?:城镇|城市|非农业?|(?<!农村)居民)(?:的)?{_HUKOU}{_BECOMING}"),
    ("hukou_moved", False, rf"{_HUKOU}[^，]{{0,4}}?(?:没|没有|未|还没|莫|冇)(?:得)?(?:有)?{_MOVE}(?:过来|来|到|进|下来|成)?|(?:一直|还|都|也)?(?:没有?|未|冇)落(?:得|到|上)?户"),
    ("hukou_moved", True, rf"{_HUKOU}(?:已经|都|早就?|也|刚|去年|今年|前年){_MOVE}(?:到|过来|来|进|在|走|出来)?"
     rf"|{_HUKOU}{_MOVE}(?:过来|来|进城|进来|走|出来|到[^，]{{1,6}})(?=了|[\d两三四五六七八九十]+年)|(?:已经?|早就?|刚)落(?:了)?户|落户了|落了户"
     rf"|(?:如果|要是|假如|若|万一)[^，]{{0,6}}{_HUKOU}(?:要)?{_MOVE}(?:过来|来|到|进)?"),
    ("unemployed", True, rf"失业(?:了|在家|(?!中心)中)|(?<=我)失业(?!保险|登记|金)|下岗(?!再|职工|工人|女工|人员)|(?:被|把我们?)[^，]{{0,6}}?(?:裁|辞退|开除|炒|解雇|辞了)|(?:裁|辞退|开除)了我|(?:厂|公司|店|单位)(?:子|里)?(?:倒闭|垮|关门|黄)了?"
     rf"|{NO}(?:找到|有|个|正式|固定|稳定)*的?(?:工作|活干|事做|活路做?)|无业|待业|闲在(?:家|屋|出租屋)|在家闲着|{NO}(?:在)?上班"),
    ("employed", True, rf"(?<![想现])在[^，在呢找没无]{{0,8}}?{_WORK}(?!证|过|的时候|了)|(?:外出|出来|进城|(?<!起)来(?!电)[^，做的]{{0,5}}(?!工作)){_WORK}(?!过)|还在(?:工地|厂|上班)|(?<![没莫冇木])有(?:正式|固定|稳定)?的?工作(?!证)|是(?:个)?打工的|进城务工"),
    ("employed", True, rf"(?<=[^想不现])在[^，在呢找没无]{{0,8}}?{_WORK}了"),
    ("labour_contract", False, rf"(?:{NO}|不|从来不)(?:给|跟|和|与|帮)?(?:我们?|俺们?|咱们?|工人|员工|他们?|她)?(?:签过?|订|签订)?(?:过|得有)?(?:什么|啥)?{_CONTRACT}|{_CONTRACT}(?:也|都|一直|从来)*{NO}(?:给|跟)?(?:我们?)?签?"),
    ("labour_contract", True, rf"(?:签了?|签订了?|签过|有)(?:[一二两三四五\d]年|固定|无固定期限)*的?(?<!租房)(?:劳动|用工|正式|书面|正规)的?(?:劳动)?合同|(?:劳动|用工)合同(?:也|都)?(?:签了|有)|有(?:正式)?合同"),
    ("flexible_employment", True, r"(?:跑|送)(?:外卖|快递|滴滴|网约车|摩的|出租)|当骑手|打零工|打散工|零工(?!市场)|摆地?摊|做日结|干日结"),
    ("self_employed", True, r"(?:开|盘|经营)(?:了|着|个|一家|一个|家|间|的|有)+[^，]{0,4}?(?:店|铺|饭馆|面馆|餐馆|超市|小卖部|作坊|网店|理发|厂子)|开(?:饭馆|餐馆|面馆|小卖部|超市|店)|自己做(?:点)?(?:小)?(?:买卖|生意)|做(?:点)?小(?:买卖|生意)"),
    ("retired", False, rf"(?:{NO}|不)(?:到)?退休(?:年龄)?(?!金)"),
    ("retired", True, r"(?:已经?|早就?|刚|都)退休(?:了)?|(?<![快要等到])退休了|退休(?:职工|人员|工人)"),
    ("social_insurance", False, r"没人给?(?:我们?)?[交买]社保"),
    ("college_graduate", True, r"(?:大学|大专|本科|高校|研究生|专科|高职)(?:刚)?毕业|(?:应届|高校|大学)毕业生|毕业大学生"),
    ("veteran", True, r"当(?:过|了)[^，]{0,4}兵|退(?:伍|役)(?:了|回来|后|的)|当过兵|部队(?:上)?(?:转业|退伍|退役|复员)"),
    ("home_owned", False, rf"(?:名下|在?这边|在?本地|在?城里|市区|这里)?(?:也|都|还)?{NO}(?:自己的|自有的?|产权|买|住)*(?:房子?|住房|房产)(?!产?证|产证|租|东|本|补|贷)|无房(?!证明)|没买(?:得)?起?房|买不起房"),
    ("home_owned", True, rf"(?<!想)(?<!要)(?<!能)(?<!老家)买(?:了|过|得有|下)(?:一?套|个|的)?(?:小|二手|商品|新)?房|(?:(?<!老家)(?<!村里)有(?:一?套|自己的|商品)房子?)|名下有[^，]{{0,3}}房|自有住房|住(?:的是)?自己的?房"),
    ("home_rented", True, r"(?<![公出廉])租(?:了|着|的|住|个|房子?住|的是|到)[^，]{0,5}?(?:房|屋|单间|城中村|小区)|(?<![公出廉])租房(?:子)?(?:住|$|在|[一二三四五六七八九]?\d{3,4})|房(?:子|屋)?(?:都|也)?是租的?|合租|住(?:在|的)?(?:是)?出租屋|(?<![公出廉])租房(?=住|备案|[\d一二两三]|，|$)|在外租房|房租(?:都)?[交付]不起?"),
    ("married", False, rf"离(?:了)?婚(?!后|证|协议)|离异|丧偶|未婚|单身|(?:{NO}|不)(?:结婚|成家|对象|老婆|老公)|守寡|(?:老公|老婆|丈夫|媳妇)(?:去世|走了|不在了|没了)"),
    ("married", True, r"(?:结了?婚了|已婚|已经结婚|成家了|结婚(?:了|好多|[两三四五六七八九十\d]+年)|领了?结婚证)"),
    ("single_parent", True, r"离(?:了)?婚[^，]{0,4}(?:自己|一个人|独自)带"),
    ("pregnant", False, rf"{NO}怀(?:孕|上|起)"),
    ("pregnant", True, r"(?:刚|又|已经)?怀(?:了)?(?:孕|[二三]胎|上|起|着|了)(?!不|险)|有(?:了)?身孕|有喜了|大着?肚子|孕妇|预产期|孕[\d一二三四五六七八九十]+周|挺着肚子"),
)  # fmt: skip
_PATTERNS = tuple((name, value, re.compile(pattern)) for name, value, pattern in PHRASES)
_TURNED = re.compile(rf"(?:{NO}|{NOT})(?:有)?$")
_KIND = re.compile(r"外(?:地|省|来)人(?:员|口)?")  # a kind of people: the asker's only where somebody is named
_ASKED = re.compile(r"(?:有没有|是不是|要不要|能不能|有木有|还是|只有)[^，]{0,2}$")


def read_phrases(clause: Clause) -> Iterator[StatedFact]:
    """Facts that the turns of phrase of `clause` state; 没有, 不是 before one turns it round."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for name, value, pattern in _PATTERNS:
        for match in pattern.finditer(clause.text, clause.opening):
            spans = taken.setdefault(name, [])
            left = clause.text[clause.opening : match.start()]
            if left.endswith(("有", "是")) and match[0].startswith(("没", "不")):
                continue
            if name == "labour_contract" and "租" in clause.text and "劳动" not in match[0]:
                continue
            if any(start < match.end() and match.start() < end for start, end in spans) or _ASKED.search(left) or (value and wished(left)):
                continue
            spans.append((match.start(), match.end()))
            assumed = clause.assumed(match.start()) or (_KIND.fullmatch(match[0]) is not None and not clause.named(match.start()))
            turned = _TURNED.search(left) is not None
            yield StatedFact(
                name, value != turned, match.start(), match.end(), match[0], clause.subject(match.start()), assumed
            )
