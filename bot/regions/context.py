"""What the words around a name say about it: that it is a place, or that it is none (上海路, 兰州拉面, 和平年代)."""

from __future__ import annotations

import re

_EDGE = r"[\s，。！？；：、,.!?;:（）()“”\"'…~—-]"
_SELF = "我|俺|俄|俄们|咱|你|您|他|她|我们|俺们|咱们|你们|他们|娃|孩子|老公|老婆|媳妇|爸|妈|男人|女人|对象"

# 在…, 户口在…, 老家是…: what stands directly before a place.
_BEFORE = re.compile(
    rf"(?:在|搁|喺|到|去|住|住了|住在|租住|租住在|租在|现居|现住|居住|居住在|家住在|人在|身在|回|往|赴|搬到|搬来|来到|来自|从|打从|自|离开|老家|老家是|老家的|家是|家住|户口|户籍|户口是|籍贯|籍贯是|原籍|"
    rf"(?:{_SELF}|{_EDGE}|^)(?:就|也|都)?(?:是|来)|(?<!出)来|不是|{_SELF}|人是|我叫|属于|叫做|我(?:应该)?算)$"
)
# A name's last sign and the next one are a word (怀化|验单, 西安|排队) unless a preposition says that the name is meant.
_CUT = re.compile(
    r"安(?:全|排|置|装|检|顿|慰)|化(?:验|妆|学(?!校)|肥|疗|纤)|通(?:知(?!道)|道|讯|告)|平(?:均|台|时)|庆(?:祝|典)|阳(?:光|台)|明(?:天|白|确)|"
    r"水(?:平|费|库)|口(?:罩|味|碑|袋)|原(?:因|来|则|件)|理(?:由|想|解)|名(?:字|额|单)|定(?:期|金|点)"
)
_ONE_MOMENT = re.compile(r"(?:[一问查看说讲帮]|咨询|打听|了解)$")
_BOUNDARY_BEFORE = re.compile(rf"(?:^|{_EDGE}|[想请]?问下|请问|问问|问一下|查下|查一下|咨询|咨询下|咨询一下|了解下|了解一下)$")

# What a place is known for, so that its name comes before it. Sold raw, it is grown and packed there too: 在五常大米厂.
_PRODUCTS = (
    "铁观音|毛峰|毛尖|瓜片|龙井|猴魁|银针|大红袍|碧螺春|红茶|绿茶|白茶|黑茶|普洱茶|云雾茶|老白干|大曲|特曲|老窖|二锅头|汾酒|黄酒|白酒|米酒|花雕|女儿红|葡萄酒|"
    "哈密瓜|西瓜|甜瓜|苹果|蜜桔|蜜橘|脐橙|蜜柚|板栗|大枣|红枣|核桃|枸杞|荔枝|葡萄干|雪梨|鸭梨|香梨|水蜜桃|车厘子|大葱|大蒜|花椒|豆瓣酱?|腐乳|豆干|豆腐干|酱油|牛肉(?!面)|燃面|五粮液|木雕|石雕|玉雕|布鞋|泡菜|酸菜|咸菜|辣酱|辣椒酱|"
    "大闸蟹|咸鸭蛋|皮蛋|黑猪肉|羊肉(?:汤|泡馍|串)?|手抓|牛肉干|猪脚饭|肠粉|热干面|炸酱面|担担面|油泼面|biang|凉粉|米皮|馄饨|锅盔|灌汤包|小笼包?|生煎|汤圆|粽子|锅包肉|"
    "鸡公煲|鸡煲|干锅|烤肉|烤串|肉串|酸辣粉|蒸菜|卤肉|卤味|凉菜|早餐|炸串|砂锅|盖饭|木桶饭|黄焖鸡|黄牛肉|羊蝎子|烤面筋|冷面|炒肝|卤煮|大饼|烧饼|锅巴|糍粑|"
    "大盘鸡|辣子鸡|口水鸡|醉鸡|手撕鸡|白切鸡|盐焗鸡|烧鸡|熏鸡|烤鱼|烤全羊|牛肉丸|生滚粥|糖水|大米|小米|木耳|人参|阿胶|当归|三七|天麻|虫草|白药|紫砂壶?|青瓷|白瓷|"
    "瓷器|陶瓷|宣纸|湖笔|徽墨|剪纸|年画|风筝|泥人|刺绣|云锦|蜀锦|蜀绣|苏绣|扇子|丝绸|皮影|梆子|评弹|越剧|川剧|豫剧|花鼓戏|评书|快板"
)
_WORKS = "(?:[厂场园村棚]|基地|合作社|公司|车间|加工|收购站|收购点|市场|仓库|冷库|种植|养殖|大棚|批发|产区|摊|那边|这边)"

# …打工, …上班, …人, …的户口: what stands directly behind a place.
_AFTER = re.compile(
    r"(?:那边|这边|那里|这里|这儿|那儿|那块|这块|这块儿|那头|这头|本地|当地|县城|(?:国际)?机场|高铁站|火车站|汽车站|客运站|工业园|产业园|开发区|经开区|高新区|乡下|农村|老家|老乡|下面|底下|里头|"
    r"(?:这|那)(?:个)?(?:地方|地儿|疙瘩|哈|哒|点)|"
    r"(?:那边|这边)?(?:打工|上班|工作|务工|干活|做工|做事|做活|搞工地|搬砖|租房|租住|租个|租了|住(?!房|院|建)|买房|买了房|安家|定居|居住|生活|"
    r"读书|上学|念书|落户|务农|种(?:地|田|粮|稻|枣|果|茶|烟|药|麦|棉|瓜|苞米|玉米|小麦|大米|水稻|蘑菇|土豆|菜|花|大棚)|养(?:猪|牛|羊|鸡|鸭|鱼|虾|蚕|蜂)|放羊|放牛|修(?:路|桥|车|隧道)|盖(?:楼|房)|挖(?:煤|矿)|开(?:饭店|厂|车|挖机|饭馆)|当(?:保安|保姆|老师)|进厂|的(?:工地|厂)|送快递|摘棉花|收破烂|跑运输|扛活|揽工|干了|做了|交的?社保|交社保|做生意|开店|摆摊|送外卖|跑外卖|跑滴滴|跑车|待了|呆了|混|谋生|讨生活)|"
    r"(?:的)?(?:户口|户籍|人(?![家员民们均工口力事才流行生]))|来的|过来|出来|籍|"
    rf"(?:{_PRODUCTS}){_WORKS}|(?:的|了|啊|呢|呀|哦|哈|嘛|噻|吧|咯)*(?:$|{_EDGE}))"
)
_AFTER_ANY = re.compile(rf"(?:$|{_EDGE})")

# Roads, dishes, schools, brands…: a name in front of these is no place somebody lives in.
_NO_PLACE = re.compile(
    r"(?:镇(?![上里长政江海])|[东西南北中]{0,2}(?:路(?![费远程过途况由子桥])|街(?![上头边里])|大道|大街|大路|胡同)|[一二三四五六七八九十]{1,2}(?:路|街)(?!公交)|"
    r"香烟|烤鸭|老?火锅|小?龙虾|麻辣烫|冒菜|钵钵鸡|酸菜鱼|小面|拉面(?!人|匠|产业)|牛肉面|扒鸡|啤酒|小吃|菜(?![市场鸟地农园价])|米粉|米线|热干面|凉皮|烧烤|螺蛳粉|鸭脖|鸭血|板鸭|盐水鸭|火腿|麻花|"
    r"包子|月饼|香醋|陈醋|烩面|刀削面|肉夹馍|煎饼|羊肉粉|臭豆腐|早茶|炒饭|炒粉|炒面|鸡饭|榨菜|腊肉|腊肠|"
    r"酒家|同仁堂|全聚德|稻香村|老凤祥|冠生园|片仔癀|银行|农商行|日报|晚报|早报|时报|卫视|电视台|条约|话(?![费题说吧多不我])|口音|方言|腔|牌(?!照|子)|"
    r"(?:科技|理工|师范|医科|农业|工业|交通|财经|外国语|政法|林业|海洋|中医药|民族|邮电|航空航天|职业技术|第一|第二)?(?:大学|学院)(?![生城里路]|旁|边|门口|附近|对面|食堂|宿舍|后勤|保安|后面|前面|[东西南北]门|工地|校区|做|当|打工|上班|干))"
)
_NO_PLACE_PRODUCT = re.compile(rf"(?:的)?(?:{_PRODUCTS})(?!{_WORKS})|(?:{_PRODUCTS})(?:摊|批发)")
_DISH_SHOP = re.compile(r"[^\W\d_一家的开做卖当在个有来人]{0,2}[面粉饼糕酥饺馍汤羹鸭鹅鱼鸡虾粥丸](?:店|馆|铺|摊|档口|加盟)")
# Makes, clubs, papers, cards and people on a screen that bear a place's name.
_NO_PLACE_MAKE = re.compile(
    r"(?:(?:发展|浦发|农商|农村商业|商业)银行|重工(?!业)|重汽|证券|股份(?=有限|公司)|机床(?!厂)|电器(?=有限|公司|的)|航空(?!港)|货(?=[坏不质便，。,])|修脚|搓澡|足浴|推拿|按摩|(?:皮鞋|皮衣|羊绒衫|旗袍)(?![厂城]|车间|公司|市场)|现代|奔驰|吉普|大众(?!村|街|路)|通用汽车|汽车(?=的?(?:股票|牌|发动机|质量|保养|贷款))|[一二]汽|海尔|海信|啤酒|国安|申花|泰山队|恒大|鲁能|"
    "纯生|原浆|足球队?|男篮|女排|队(?=赢|输|踢|比赛|主场|球)|赛区|选手|明星|电影|电视剧|连续剧|歌手|歌星|艺人|相声|小品|小曲|民谣|民歌|烟(?![台囱火])|麻将|扑克|"
    "号(?:线|航母|轮|飞船)|保险(?=公司|的?业务员|的?保单)|人寿|城小区|花苑|名苑|花园小区|苑小区|公馆|名都|豪庭|壹号|一号院|时代广场|人艺|敖东|颂(?=[没的吗])|回归|战役|会战|保卫战|起义|舰|(?:移动|联通|电信)(?=的?(?:卡|套餐|号|客服|流量|宽带|[，。]))|陆军|海军|空军|旅[游行]团|[一二三四五六七几两]日游|大酒店|宾馆|饭店(?=的?(?:服务|包间|菜)))"
)
_NO_COUNTY = re.compile(
    r"(?:[镇屯]|乡(?![下里间村镇亲])|村(?![里民委])|街道|新村|花园|苑|公寓|社区|小区|小学|中学|幼儿园|大厦|广场|超市|牌|号|之[星都乡城]|[江湖山寺阁河](?![边上里东西南北]))"
)
_TOPIC = (
    "公租房|廉租房|保障房|租房|低保|特困|社保|医保|养老|失业|工伤|生育|公积金|居住证|身份证|驾驶证|户口|落户|入户|入学|上学|转学|中考|高考|"
    "就业|创业|招聘|培训|补贴|补助|救助|残疾|欠薪|讨薪|工资|仲裁|法律援助|搬迁|幼儿园|学校|学区|社区|人社局|民政局|住建局|社保局|街道办|办"
)
# Works that bear the name of their place, and what people do there: 大冶铁矿退下来的.
_PLANT = (
    "[\u4e00-\u9fff]{0,4}?(?:厂|矿|工地|林场|农场|茶场|口岸|码头|工业园)(?:里|上)?"
    "(?:干|上班|打工|做|工伤|受伤|退|当|下岗|搬|装|开|拖|欠|不|没)"
)
# What follows a name that begins a clause, when it is a place and not the ordinary word.
_ABOUT = re.compile(
    rf"(?:这边|那边|那块|这块|那里|这里|这儿|那儿|这头|那头)(?!说|讲)|{_PLANT}"
    r"|的[\u4e00-\u9fff]{0,4}(?:厂|矿|工地|公司|车间|学校|医院|市场)|景区|古镇|古城|老街|县城|县医院|人民医院"
    rf"|(?:市|县|里)?[ 　]*(?:{_TOPIC}|做|种|养[猪牛羊鸡鸭鱼虾蚕蜂]|打工|上班|务工|干活)|[\u4e00-\u9fff]{{1,3}}族(?:的|人|，)"
    rf"|(?:的)?(?:户口|户籍|人(?![家员民们均工口力事才流行生])|老家|农民|特产|合作社)|的[，, ]"
)
# Names of good omen, made of these signs alone, are makes and firms as often as counties: 永兴劳务公司, 凤凰制衣厂.
_OMEN = frozenset("兴隆永长大丰富宝和平太泰安康昌盛顺福德新光明华金银玉龙凤凰祥瑞吉利宏达天星元通广民裕乐万国寿庆恒信义成美嘉")
_FIRM = re.compile("[\u4e00-\u9fff]{0,5}?(?:公司|厂|集团|劳务|物业|家政|超市|酒店|宾馆|饭店|餐厅|药房|装饰|建材|快递|物流)")
# 张, 王, 李…: names of persons that end in a place's (我叫张海宁).
_SURNAME = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
    "安常康齐施牛温庞樊兰殷翟倪芦葛柴季路娄章鲁苗俞柳费耿关焦左岳祝包詹辛游"
)
_KIN = (
    "爸|爹|妈|娘|公|婆|爷|奶|叔|伯|舅|姑|姨|哥|姐|弟|妹|嫂|儿子|女儿|侄子|侄女|外甥|孙子|孙女|女婿|儿媳|对象|朋友|邻居|老乡|亲戚|同学|"
    "室友|户主|队员|徒弟"
)
_CALLED = re.compile(
    rf"(?:我|他|她|娃|孩子|儿子|女儿|老公|老婆|老板|同事|工友|经理|房东|包工头|工头|师傅|中介|队长|组长|班长|人|名字|姓名)(?:的?名字)?(?:叫|[:：])(?:做)?[{_SURNAME}]?$"
    rf"|名叫$|(?:公司|单位|厂|厂子|小区|楼盘|店|店名|牌子|品牌|平台|物业|宾馆|酒店|学校)(?:的?名字)?(?:就|是)?叫(?:做|什么)?$|(?:经办|申请|联系|当事|投诉|反映|负责|代理|委托)人(?:是|为|[:：])?[{_SURNAME}]$|(?:叫|名叫|叫做)[{_SURNAME}]$|(?:外号|绰号|网名|微信名|昵称)(?:就)?(?:叫做?|是)[老小大阿]?$|姓[\u4e00-\u9fff](?:，|,)?(?:单?名|名?叫)$|(?:小名|大名|乳名|学名)(?:叫|是)?$"
)
# 找李青海要钱: a surname before the name, behind a word that a person follows.
_PERSON = re.compile(
    rf"(?:^|[跟和同找给向被让替帮]|{_KIN}|师傅|工友|同事|老板|经理|组长|队长|房东|中介|业务员|主任|包工头|工头)[{_SURNAME}]$"
)
_ESTATES = ("小区", "花园", "公寓", "大厦", "广场", "新村", "家园")
_DESCRIBING = frozenset(("新建", "富裕", "大方", "光明", "和平", "安定", "合作", "共和"))  # 新建的厂房
_SPELT = re.compile(rf"(?:字|$|{_EDGE})")
_MARKET = re.compile(r"(?:市场|区[域别分间块长号]|县[道级]|新技术)")


# 郑州的郑: a sign is spelled out; 房和田都在: two things one owns.
_THINGS = "房屋地山林塘树院钱粮水路桥"
_WISH = re.compile(r"(?:祝|愿|保佑|求|图个)[^，。！？；,.!?;]{0,8}$")


def is_wish(text: str, start: int) -> bool:
    """Tell whether somebody is wished what begins at `start` (祝您一家安康)."""
    return _WISH.search(text, max(0, start - 12), start) is not None


def is_persons_name(text: str, start: int) -> bool:
    """Tell whether somebody is called what begins at `start`, or ends with it (我叫张海宁)."""
    return _CALLED.search(text, max(0, start - 8), start) is not None


def is_behind_surname(text: str, start: int, end: int) -> bool:
    """Tell whether a surname stands before what begins at `start`, and nothing behind it speaks of a place (找李青海要钱)."""
    person = _PERSON.search(text, max(0, start - 6), start) is not None
    return person and (text[end : end + 1] in "，,、。：:（(说讲来电被是" or _AFTER.match(text, end) is None)


def is_spelling(text: str, start: int, end: int) -> bool:
    """Tell whether a name only says which sign is meant (郑州的郑)."""
    sign = text[end + 1 : end + 2]
    return text.startswith("的", end) and sign != "" and sign in text[start:end] and _SPELT.match(text, end + 2) is not None


def is_tongue(text: str, start: int, end: int) -> bool:
    """Tell whether a name says how somebody speaks (说徐州话)."""
    return text.startswith("话", end) and start > 0 and text[start - 1] in "说讲听懂学会"


def is_firm(text: str, start: int, end: int) -> bool:
    """Tell whether a name of good omen belongs to a firm (永兴劳务公司)."""
    return _OMEN.issuperset(text[start:end]) and _FIRM.match(text, end) is not None


def is_estate(text: str, start: int, end: int) -> bool:
    """Tell whether a name ends that of a housing estate or a building (阳光海南小区)."""
    return text.startswith(_ESTATES, end) and not before(text, start) and not at_edge(text, start)


def is_dish(text: str, start: int, end: int) -> bool:
    """Tell whether a name that nothing announces belongs to what a shop sells (宜宾燃面店, 南昌拌粉馆)."""
    return not before(text, start) and _DISH_SHOP.match(text, end) is not None


def about(text: str, start: int, end: int) -> bool:
    """Tell whether a clause begins with `text[start:end]` and goes on as one about that place (正定公租房)."""
    if text[start:end] in _DESCRIBING and text.startswith("的", end):
        return False
    return at_edge(text, start) and _ABOUT.match(text, end) is not None


def before(text: str, start: int) -> bool:
    """Tell whether the words before `start` announce a place."""
    return _BEFORE.search(text, max(0, start - 6), start) is not None


def at_edge(text: str, start: int) -> bool:
    """Tell whether a clause begins at `start`."""
    return _BOUNDARY_BEFORE.search(text, max(0, start - 5), start) is not None


def alone(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is a clause of its own (老城区，洛阳的)."""
    return at_edge(text, start) and _AFTER_ANY.match(text, end) is not None


def after(text: str, end: int) -> bool:
    """Tell whether the words from `end` on speak of a place."""
    return _AFTER.match(text, end) is not None


def no_place(text: str, end: int, *, county: bool) -> bool:
    """Tell whether what follows a bare name turns it into a road, a dish, a school, a village of the same name…"""
    patterns = (_NO_PLACE, _NO_PLACE_PRODUCT, _NO_PLACE_MAKE, *((_NO_COUNTY,) if county else ()))
    return any(pattern.match(text, end) is not None for pattern in patterns)


def is_cut_word(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` takes half of another word (合作市|场, 开|县里, 一下|沙河)."""
    if text[start] == "下" and _ONE_MOMENT.search(text, 0, start):
        return True
    if _CUT.match(text, end - 1) and not before(text, start):
        return True
    if text[start] == "和" and start and text[start - 1] in _THINGS:
        return True
    return _MARKET.match(text, end - 1) is not None or (end - start == 2 and text[end - 1 : end + 1] == "县里")


_FRAME = re.compile(
    rf"^(?:{_EDGE}|我们|我|俺们|俺|咱们|咱|现在|目前|就|是|在|人(?!家)|住|来自|家|的|那边|这边|这里|这儿|县城|哦|啊|呢|吧|呀|嘛|噻|了|市里|那里|嗯|额)*$"
)


def whole_message(text: str, start: int, end: int) -> bool:
    """Tell whether the message says hardly anything but the name (我在大通的)."""
    return _FRAME.match(text[:start]) is not None and _FRAME.match(text[end:]) is not None
