import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions import PlaceMention
from bot.regions.aliases import Lexicon
from bot.regions.boundaries import WordBoundaries
from bot.regions.mending import Mender


@pytest.fixture(scope="module")
def mender(gazetteer):
    return Mender.open(gazetteer, Lexicon.open(gazetteer), WordBoundaries(cut_by_jieba))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("在成嘟送外卖", "在成都送外卖"),
        ("宝头这边公租房怎么申请", "包头这边公租房怎么申请"),
        ("楠通 居住证", "南通 居住证"),
        ("兰京市租房补贴", "南京市租房补贴"),
        ("我在福南打工", "我在湖南打工"),
        ("渖阳居住证怎么办", "沈阳居住证怎么办"),
        ("在鄂尔斯打工", "在鄂尔多斯打工"),
        ("呼和浩浩特有公租房吗", "呼和浩特有公租房吗"),
        ("齐哈齐尔失业金", "齐齐哈尔失业金"),
        ("头包市居住证", "包头市居住证"),
        ("石家 庄租房能上户口吗", "石家庄租房能上户口吗"),
        ("我在乌兰 擦布这边打工", "我在乌兰察布这边打工"),
        ("我在成 都打工", "我在成都打工"),
    ],
)
def test_names_are_put_right(mender, text, mended):
    assert mender.mend(text, ()).text.text == mended


@pytest.mark.parametrize(
    "text",
    [
        "绵羊养殖有补贴吗",
        "招工报头上写的工资",
        "同城配送的骑手",
        "程度不同的残疾补贴",
        "难通过审核",
        "我在微信上班",
        "急南求助电话",
        "他爸姓郑",
        "北京同仁堂的药",
        "钱包 头盔 都丢了",
        "我妈叫安丽水",
        "",
    ],
)
def test_words_that_only_sound_like_places_stay(mender, text):
    assert mender.mend(text, ()) is None


def test_names_between_which_nothing_decides_stay_open(mender):
    mending = mender.mend("佛州公租房怎么申请", ())
    assert mending.text.text == "佛州公租房怎么申请"
    assert [set(mention.codes) for mention in mending.unclear] == [{"350100", "361000"}]


def test_a_county_is_known_behind_its_city(mender):
    city = PlaceMention(0, 2, "眉山", ("511400",))
    assert mender.mend("眉山仁受县的", [city]).text.text == "眉山仁寿县的"
    assert mender.mend("佛山仁受有没有", [PlaceMention(0, 2, "佛山", ("440600",))]) is None


def test_a_place_that_was_found_stays_unless_it_is_a_part_of_a_longer_name(mender):
    assert mender.mend("连云岗居住证", [PlaceMention(0, 2, "连云", ("320703",))]).text.text == "连云港居住证"
    assert mender.mend("在成嘟打工", [PlaceMention(1, 3, "成嘟", ("510100",))]) is None
