"""Masking: personal numbers go, everything that a question needs stays."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.masking import mask

OUTSIDE = ["A123456(7)", "WX123456（A）", "1234567(8)", "A123456789"]
PLATES = ["川 A12345", "川A 1 2 3 4 5", "川 A D 1 2 3 4 5", "蒙B一二三四五", "沪A1234领", "川X1234应急", "使123456"]
DOCUMENT_NUMBERS = ("川发改社会〔2019〕522号", "包府办发〔2024〕47号", "发改社会〔2019〕280 号", "GB/T 44191-2024")


@pytest.mark.parametrize(
    "number",
    [
        "110101199003071234",
        "51010819900307123X",
        "51010819900307123x",
        "510108 19900307 1234",
        "510108-19900307-123X",
        "510108 1990 0307 1234",
        "510 108 1990 0307 1234",
        "1101 0119 9003 0712 34",
        "５１０１０８１９９００３０７１２３Ｘ",
        "510108　19900307　123X",
        "5 1 0 1 0 8 1 9 9 0 0 3 0 7 1 2 3 X",
        "5101\u200b08199003\u200b07123X",
        "510108900307123",
        "五一零一零八一九九零零三零七一二三四",
        "510108一九九〇03071234",
        "5、1、0、1、0、8、1、9、9、0、0、3、0、7、1、2、3、X",
        "510108，19900307，1234",
        "810000199003071234",
    ],
)
@pytest.mark.parametrize("around", ["我身份证{}办低保", "身份证号：{}，在包头打工", "ID{}", "{}", "号码{}abc", "{}。"])
def test_an_identity_number_is_masked_inside_chinese_text(number, around):
    assert mask(around.format(number)) == around.format("［证件号］")


@pytest.mark.parametrize(
    "number",
    [
        "E12345678",
        "ea1234567",
        "Ｅ１２３４５６７８",
        "H12345678",
        "H1234567890",
        "E 12345678",
        "M1234 5678",
        "A123456(7)",
        "WX123456（A）",
        "1234567(8)",
        "A123456789",
    ],
)
def test_a_passport_or_permit_is_masked(number):
    assert mask(f"护照{number}能办居住证吗") == "护照［证件号］能办居住证吗"


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "+8613812345678",
        "+86 138 1234 5678",
        "008613812345678",
        "86-138-1234-5678",
        "013812345678",
        "138-1234-5678",
        "138 1234 5678",
        "138.1234.5678",
        "138—1234—5678",
        "138  1234  5678",
        "1381 234 5678",
        "138 12345678",
        "138 123 45678",
        "13812 345678",
        "１３８１２３４５６７８",
        "１３８－１２３４－５６７８",
        "1 3 8 1 2 3 4 5 6 7 8",
        "1、3、8、1、2、3、4、5、6、7、8",
        "一三八一二三四五六七八",
        "幺三八 一二三四 五六七八",
        "138一二三四5678",
        "壹叁捌壹贰叁肆伍陆柒捌",
        "一 三 八 一 二 三 四 五 六 七 八",
        "138，1234，5678",
        "138、1234、5678",
        "+852 9123 4567",
        "+853 6612 3456",
        "+886 912 345 678",
        "1\u200b3812345678",
        "1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "①③⑧①②③④⑤⑥⑦⑧",
        "0472-5618890",
        "0472 5618890",
        "04725618890",
        "(0472)5618890",
        "（０４７２）５６１８８９０",
        "028-8612 3456",
        "021-12345678-801",
        "+86-472-5618890",
    ],
)
@pytest.mark.parametrize("around", ["我电话{}，公租房怎么申请", "打我手机{}吧", "tel{}", "{}"])
def test_a_telephone_number_is_masked_inside_chinese_text(number, around):
    assert mask(around.format(number)) == around.format("［电话］")


@pytest.mark.parametrize(
    "number",
    [
        "6222021234567890123",
        "6222 0202 0011 2345 678",
        "4367-4200-1122-3344",
        "622202 0200112345678",
        "６２２２０２１２３４５６７８９０１２３",
        "6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1 2 3",
        "六二二二零二一二三四五六七八九零一二三",
    ],
)
def test_a_bank_card_is_masked_inside_chinese_text(number):
    assert mask(f"工资打到卡{number}上没到账") == "工资打到卡［卡号］上没到账"


@pytest.mark.parametrize(
    "plate",
    [
        "蒙B12345",
        "川A·D12345",
        "川AD12345",
        "蒙b 12345",
        "京A1234警",
        "苏Ｆ９８７６５",
        "粤B12345D",
        "川A·1A2B3",
        "粤Z1234港",
        "粤Z·F123澳",
        "川 A12345",
        "川A 1 2 3 4 5",
        "川 A D 1 2 3 4 5",
        "蒙B一二三四五",
        "沪A1234领",
        "川X1234应急",
        "使123456",
    ],
)
def test_a_number_plate_is_masked(plate):
    assert mask(f"我的车{plate}被扣了") == "我的车［车牌］被扣了"


@pytest.mark.parametrize("number", ["112345678901", "20240512000123", "12345678901234567890123", "一一二三四五六七八九〇一"])
def test_any_other_long_number_is_masked(number):
    assert mask(f"受理号{number}查一下") == "受理号［号码］查一下"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("家里座机5618890没人接", "家里座机［电话］没人接"),
        ("电话是：8612 3456", "电话是：［电话］"),
        ("邮箱zhang.san_01@example.com.cn收到了", "邮箱［邮箱］收到了"),
    ],
)
def test_what_only_the_words_around_it_tell_is_masked_and_the_words_stay(said, kept):
    assert mask(said) == kept


def test_a_dictated_number_right_after_another_is_masked_at_once():
    assert mask("或者一三七六五四三二一零九、1 5 8 1 3 5 7 2 4 6 8，谢谢") == "或者［电话］、［电话］，谢谢"


def test_several_numbers_in_one_message_are_masked_each_where_it_stands():
    text = "我叫李某，110101199003071234，电话13812345678或0472-5618890，工资卡6222021234567890123，车蒙B12345，打12345没人接"
    assert mask(text) == "我叫李某，［证件号］，电话［电话］或［电话］，工资卡［卡号］，车［车牌］，打12345没人接"


@pytest.mark.parametrize(
    "text",
    [
        "打12345还是12333，或者12366、12329",
        "110、119、120都打过，银行95588，400-810-5678",
        "每月3000元，一年36000元，房子1234567元，1,380,000.50元",
        "工资3000-3500 4000-4500都有",
        "年均转户1300万人，到2020年提高到45%",
        "2019年5月22日到2024-05-23，20240523，2024.05.23-2025.05.23",
        "2024-05-23 2024-06-23 08:30:00",
        "我1990-01-01出生，2000元工资",
        "社保1998-2008交了300元",
        "邮编014030，门牌1203，面积89.5平",
        "二〇一九年五月二十二日，一一二二三三",
        "新A股12345点，阿里云ECS，新IPHONE多少钱",
        "孩子G1234次车，K123",
        "一二三四五六七八九，一月三千五百元，二〇一九年二〇二〇年二〇二一年",
        "每月三千、三千五、四千、四千五",
        "电话打了3次，电话费200元，押金5600000元",
        "3000,3500,4000,4500都有，1,380,000元",
        *DOCUMENT_NUMBERS,
    ],
)
def test_service_numbers_amounts_dates_and_document_numbers_stay(text):
    assert mask(text) == text


@pytest.mark.parametrize("text", ["", " ", "公租房怎么申请", "/restart", "Ｈｅｌｌｏ，①是②不是", "我是包头人😀"])
def test_text_without_numbers_stays_as_it_is(text):
    assert mask(text) == text


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
BIRTHDAYS = st.dates(date(1920, 1, 1), date(2026, 1, 1)).map(lambda day: day.strftime("%Y%m%d"))
IDENTITIES = st.builds(
    "".join, st.tuples(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True), BIRTHDAYS, st.from_regex(r"[0-9]{3}[0-9Xx]", fullmatch=True))
)
SURROUNDINGS = st.text(max_size=12) | st.text("0123456789 -.·+XxABb川蒙号（）\u200b", max_size=12)


def digits(text):
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


@given(before=SURROUNDINGS, number=MOBILES | IDENTITIES, after=SURROUNDINGS)
@example(before="1", number="13812345678", after="")
@example(before="老", number="110101199003071234", after="1")
def test_no_mobile_and_no_identity_number_survives_in_any_surrounding_text(before, number, after):
    assert number not in digits(mask(before + number + after))


@given(
    number=MOBILES, sign=st.sampled_from(["-", " ", "", "—", ".", "　", "－"]), country=st.sampled_from(["", "+86", "+86 ", "0086-", "86"])
)
def test_no_mobile_survives_in_groups(number, sign, country):
    written = country + sign.join((number[:3], number[3:7], number[7:]))
    assert mask(f"我手机{written}，谢谢") == "我手机［电话］，谢谢"


@given(st.text(max_size=40) | st.text("0123456789 -.+（）XxAB川蒙一二\u200b［］", max_size=40))
def test_masking_a_masked_text_changes_nothing(text):
    once = mask(text)
    assert mask(once) == once


@given(st.text(st.characters(exclude_categories=["N", "Cs"])))
def test_a_text_without_any_digit_stays_as_it_is(text):
    assert mask(text) == text or re.search("[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]", text)
