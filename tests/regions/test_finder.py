import pytest

from bot.regions import UnknownRegionError


def test_mentions_stand_in_the_order_of_the_text_with_its_offsets(finder):
    text = "老家凉山的，在成都打工"
    first, second = finder.find(text)
    assert (first.text, second.text) == ("凉山", "成都")
    assert all(text[mention.start : mention.end] == mention.text for mention in (first, second))
    assert (first.role, second.role) == ("hukou", "living")


@pytest.mark.parametrize("text", ["四川成都武侯", "成都市武侯区", "成都 武侯", "成都的武侯区", "四川省/成都市/武侯区"])
def test_names_from_large_to_small_are_one_mention(finder, text):
    (mention,) = finder.find(text)
    assert mention.codes == ("510107",)
    assert mention.text == text


def test_an_ambiguous_name_keeps_all_that_it_means(finder):
    (mention,) = finder.find("鼓楼区")
    assert mention.codes == ("320106", "320302", "350102", "410204")


def test_two_places_that_do_not_hold_each_other_stay_two(finder):
    assert [mention.text for mention in finder.find("成都 绵阳")] == ["成都", "绵阳"]


@pytest.mark.parametrize(
    ("text", "codes"), [("滨城大连修船", ("210200",)), ("石城南京的外卖员", ("320100",)), ("榕城鼓楼租房", ("350102",))]
)
def test_what_a_city_is_called_too_stands_before_it(finder, text, codes):
    assert [mention.codes for mention in finder.find(text)] == [codes]


@pytest.mark.parametrize("text", ["我钱包头一回丢", "办成都靠你们", "哈密瓜摊", "玉树临风的小伙子", "六安瓜片", "在香港城小区"])
def test_parts_of_words_are_no_places(finder, text):
    assert finder.find(text) == ()


@pytest.mark.parametrize(("text", "code"), [("在穗租住白云石井", "440111"), ("在沪宝山工地", "310113"), ("非京户籍，通州租房", "110112")])
def test_a_letter_helps_as_the_name_written_out(finder, text, code):
    assert any(code in mention.codes for mention in finder.find(text))


@pytest.mark.parametrize(("text", "code"), [("住新都三河", "510114"), ("衡阳南岳区", "430412"), ("南宁兴隆区", "450100")])
def test_a_name_directly_behind_a_place_is_no_county_far_off(finder, text, code):
    assert [mention.codes for mention in finder.find(text)] == [(code,)]


def test_a_county_is_found_behind_the_city_that_it_belonged_to(finder):
    assert [mention.codes for mention in finder.find("四平公主岭，安庆枞阳")] == [("220184",), ("340722",)]


def test_a_little_known_county_elsewhere_is_a_quarter_of_the_city_before_it(finder):
    assert [mention.codes for mention in finder.find("西安曲江租房")] == [("610100",)]
    assert [mention.codes for mention in finder.find("上海 昆山")] == [("310000",), ("320583",)]


def test_what_the_talk_is_about_helps(finder):
    assert finder.find("我在城中上班") == ()
    assert [mention.codes for mention in finder.find("我在城中上班", near="630100")] == [("630103",)]
    with pytest.raises(UnknownRegionError):
        finder.find("我在城中上班", near="x")


@pytest.mark.parametrize("text", ["", "你好", "🙂", "12345", "!!!"])
def test_nothing_is_found_in_nothing(finder, text):
    assert finder.find(text) == ()


@pytest.mark.parametrize(
    ("text", "written", "code"),
    [
        ("在成嘟武侯租房", "成嘟武侯", "510107"),
        ("杭洲余抗区租房", "杭洲余抗区", "330110"),
        ("在乌兰 擦布这边打工", "乌兰 擦布", "150900"),
        ("来电人称在无西某机械厂务工", "无西", "320200"),
        ("sichuan dazhou户口", "sichuan dazhou", "511700"),
    ],
)
def test_a_name_written_wrongly_is_read_as_if_it_were_right(finder, text, written, code):
    (mention,) = finder.find(text)
    assert (mention.text, text[mention.start : mention.end], mention.codes) == (written, written, (code,))


def test_what_is_no_place_when_written_rightly_is_none_when_not(finder):
    assert finder.find("成嘟路上堵车") == finder.find("成都路上堵车") == ()


def test_names_between_which_nothing_decides_are_all_told(finder):
    (mention,) = finder.find("佛州公租房怎么申请")
    assert set(mention.codes) == {"350100", "361000"}
