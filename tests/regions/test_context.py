import pytest

from bot.regions import context


@pytest.mark.parametrize("text", ["我在", "老家", "户口在", "我是", "俺搁", "从"])
def test_these_words_announce_a_place(text):
    assert context.before(text, len(text))


@pytest.mark.parametrize("text", ["共享", "出来", "世界", ""])
def test_these_do_not(text):
    assert not context.before(text, len(text))


@pytest.mark.parametrize("text", ["打工", "上班", "人", "的户口", "那边", "的，", ""])
def test_these_words_speak_of_a_place(text):
    assert context.after(text, 0)


@pytest.mark.parametrize("text", ["年代", "人民", "家庭", "住房", "的日子"])
def test_these_words_do_not(text):
    assert not context.after(text, 0)


@pytest.mark.parametrize(
    "text", ["路", "西路", "烤鸭", "大学毕业", "银行", "菜馆", "话", "理工大学", "铁观音", "大枣", "海尔售后", "修脚店"]
)
def test_a_name_before_these_is_no_place(text):
    assert context.no_place(text, 0, county=False)


@pytest.mark.parametrize("text", ["路费", "大学生", "菜市场", "话费", "大学食堂打饭", "大米厂上班", "皮鞋厂", "的路", "读大学"])
def test_a_name_before_these_stays_a_place(text):
    assert not context.no_place(text, 0, county=False)


def test_a_county_name_before_a_village_or_a_river_is_no_place():
    assert context.no_place("村", 0, county=True)
    assert context.no_place("江大桥", 0, county=True)
    assert not context.no_place("村里", 0, county=True)
    assert not context.no_place("村", 0, county=False)


def test_a_name_that_cuts_a_word_in_two():
    assert context.is_cut_word("合作市场", 0, 3)
    assert not context.is_cut_word("合作市民", 0, 3)
    assert context.is_cut_word("开县里的证明", 0, 2)
    assert context.is_cut_word("问一下沙河", 2, 4)
    assert not context.is_cut_word("我在下沙", 2, 4)


def test_a_clause_begins_at_punctuation_and_at_the_start():
    assert context.at_edge("，日照", 1)
    assert context.at_edge("日照", 0)
    assert not context.at_edge("保证日照", 2)


def test_a_message_that_is_hardly_more_than_a_name():
    assert context.whole_message("我在大通的", 2, 4)
    assert not context.whole_message("我在大通路等车", 2, 4)


@pytest.mark.parametrize("text", ["祝您一家安康", "愿你平安"])
def test_what_is_wished_is_no_place(text):
    assert context.is_wish(text, len(text) - 2)
    assert not context.is_wish("我在安康", 2)


def test_a_person_may_be_called_as_a_place():
    assert context.is_persons_name("我叫张海宁", 3)
    assert context.is_persons_name("孩子叫吴江", 3)
    assert not context.is_persons_name("我们那里叫海宁", 5)
    assert not context.is_persons_name("老板叫我去海宁", 5)


def test_a_clause_may_be_about_a_place_with_a_word_for_a_name():
    assert context.about("正定公租房怎么申请", 0, 2)
    assert context.about("你好，和平 低保", 3, 5)
    assert not context.about("不和平 低保", 1, 3)
    assert not context.about("新建的公租房", 0, 2)


def test_a_person_may_have_a_places_name_behind_the_surname():
    assert context.is_behind_surname("找李青海要钱", 2, 4)
    assert context.is_behind_surname("工友马永康，从架子上掉下来", 3, 5)
    assert not context.is_behind_surname("跟着去青海打工", 3, 5)
    assert context.is_persons_name("经办人赵东阳说", 4)
    assert context.is_persons_name("我姓宁，叫宁德海", 5)
    assert context.is_persons_name("公司叫江苏华建", 3)


def test_a_dish_in_a_shops_name_bears_a_places_name():
    assert context.is_dish("宜宾燃面店倒闭了", 0, 2)
    assert not context.is_dish("在宜宾燃面店打工", 1, 3)
    assert not context.is_dish("宜宾一家面馆", 0, 2)


@pytest.mark.parametrize(
    ("tells", "name", "named", "other"),
    [
        (context.is_firm, "永兴", "永兴劳务公司欠薪", "永兴打工"),
        (context.is_firm, "大丰", "大丰物流拖工资", "大丰这边"),
        (context.is_estate, "海南", "阳光海南小区", "在海南小区"),
        (context.is_tongue, "徐州", "老师傅说徐州话", "徐州话费"),
        (context.is_spelling, "郑州", "姓郑，郑州的郑", "郑州的市民"),
    ],
)
def test_a_name_that_is_part_of_another_one_is_told_from_a_place(tells, name, named, other):
    assert tells(named, named.rindex(name), named.rindex(name) + 2)
    assert not tells(other, other.index(name), other.index(name) + 2)


def test_only_names_of_good_omen_are_those_of_firms():
    assert not context.is_firm("安化茶厂", 0, 2)


@pytest.mark.parametrize(("text", "name"), [("我姨孙海南", "海南"), ("舅舅周南通在工地", "南通"), ("邻居田海宁低保", "海宁")])
def test_a_relative_has_a_surname_too(text, name):
    start = text.index(name)
    assert context.is_behind_surname(text, start, start + 2)


@pytest.mark.parametrize("text", ["大冶铁矿退下来", "宁国的茶厂里", "金陵这边", "石林景区门口"])
def test_a_clause_may_begin_with_a_place_that_is_an_ordinary_word(text):
    assert context.about(text, 0, 2)


@pytest.mark.parametrize("text", ["新建的厂房", "光明的前途"])
def test_a_word_that_describes_is_no_place(text):
    assert not context.about(text, 0, 2)


def test_two_things_joined_are_no_place():
    assert context.is_cut_word("村里房和田都没了", 3, 5)
    assert not context.is_cut_word("我在和田打工", 2, 4)
