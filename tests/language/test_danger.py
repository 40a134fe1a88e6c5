"""Words of people in danger, and words that only sound so."""

import pytest

from bot.language.danger import DangerWords

DANGER = {
    "我不想活了": "suicide",
    "再不给钱我就跳楼": "suicide",
    "老板不发工资，我站在楼顶上了": "suicide",
    "去年就不想活了，现在也是": "suicide",
    "我吃了一瓶安眠药": "suicide",
    "活着没意思，想死": "suicide",
    "我老公正在打我": "violence",
    "他拿刀要砍我": "violence",
    "他 掐 我 脖 子，我好怕": "violence",
    "我被老板关起来了": "violence",
    "男人喝醉了在砸门，我和娃躲在厕所": "violence",
    "孩子丢了，在车站": "missing",
    "着火了！！": "fire",
    "宿舍着火了有人困在里面": "fire",
    "煤气泄漏了，我头晕": "fire",
    "救命": "medical",
    "一家人煤气中毒叫不醒": "medical",
    "工地上有人触电了，叫不醒，算工伤吗": "medical",
    "我爸突然倒地上没反应了": "medical",
    "刚刚出车祸了": "traffic",
}

NO_DANGER = [
    "吓死了",
    "累死我了",
    "气死我了",
    "饿死",
    "烦死了你这个机器人",
    "热死了，工地上有高温补贴吗",
    "嗓子着火了",
    "办证急得要着火了",
    "救命钱怎么报销",
    "跳楼价的房子能落户吗",
    "工地摔死了人怎么赔",
    "去年家里着火了能申请临时救助吗",
    "昨晚煤气中毒，能不能报救济",
    "工友被车撞了算工伤吗",
    "触电受伤了怎么认定工伤",
    "楼里把铁门锁了，真着火了跳都跳不下去，求人查一下",
    "那个水库淹了我们村",
    "工资被扣押了怎么要",
    "孩子的居住证丢了",
    "老板不让我走，押金不退",
    "我想死心塌地在这打工",
    "穷得活不下去了能申请低保吗",
]


@pytest.mark.parametrize(("text", "kind"), DANGER.items(), ids=list(DANGER))
def test_clear_words_name_the_danger(text, kind):
    assert kind in DangerWords.open().kinds_in(text)
    assert not DangerWords.open().only_sounds_so(text)


@pytest.mark.parametrize("text", NO_DANGER)
def test_a_turn_of_speech_or_a_question_of_policy_is_no_danger(text):
    assert DangerWords.open().kinds_in(text) == ()


@pytest.mark.parametrize("text", ["吓死了", "累死我了", "工地摔死了人怎么赔", "嗓子着火了", "救命钱怎么报销"])
def test_what_only_sounds_so_is_known(text):
    assert DangerWords.open().only_sounds_so(text)


@pytest.mark.parametrize("text", ["有人掉河里了", "公租房", "我爸胸口疼，冒冷汗，快不行了"])
def test_about_other_messages_the_words_say_nothing(text):
    """The model of intents knows more dangers than the words do."""
    assert not DangerWords.open().only_sounds_so(text)
