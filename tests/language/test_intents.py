"""The model of intents, with a small encoder that needs no weights."""

import json
import shutil

import numpy as np
import pytest

from bot.errors import ModelError
from bot.language.intents import IntentModel
from bot.language.words import WordCutter

EXAMPLES = {
    "ask_public_rental_housing": [
        "公租房怎么申请",
        "外地人能申请公租房吗",
        "申请公租房要什么条件",
        "公租房要排多久的队",
        "我想申请公共租赁住房",
        "打工的能住公租房吗",
        "公租房租金多少钱",
        "公租房找哪个部门申请",
        "租房子太贵了，有没有政府的公租房",
        "公租房申请材料有哪些",
    ],
    "ask_school_enrollment": [
        "孩子在这边上小学要什么材料",
        "外地孩子能上学吗",
        "孩子转学怎么办",
        "随迁子女怎么报名上学",
        "孩子上初中要户口吗",
        "娃上学要居住证吗",
        "没有房子孩子能上小学不",
        "小孩幼升小怎么报名",
        "上小学要交什么材料",
        "孩子上学找哪个部门",
    ],
    "ask_wage_arrears": [
        "老板拖欠工资怎么办",
        "工资三个月没发了",
        "包工头跑了工资没给",
        "被拖欠工资找哪个部门",
        "讨薪打什么电话",
        "公司不发工资能去哪告",
        "工地上干完活老板不给钱",
        "拖欠农民工工资怎么投诉",
        "工资一直拖着不给",
        "老板欠我工资，没签合同",
    ],
}
UNSEEN = {
    "公租房的条件是啥": "ask_public_rental_housing",
    "我娃要上小学": "ask_school_enrollment",
    "老板不给工资": "ask_wage_arrears",
    "ＧＯＮＧ资　拖欠！！！": "ask_wage_arrears",
}


class CharacterEncoder:
    """Counts characters in 64 boxes."""

    weight = 1.0

    def __init__(self, name="characters"):
        self.name = name

    def encode(self, texts):
        vectors = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for character in text:
                vectors[row, ord(character) % 64] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def cutter(tmp_path_factory):
    return WordCutter(cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def model(cutter):
    model = IntentModel([CharacterEncoder()], cutter)
    model.fit([text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts])
    return model


@pytest.fixture
def saved(model, tmp_path):
    model.save(tmp_path / "saved")
    return tmp_path / "saved"


@pytest.mark.parametrize(("text", "intent"), UNSEEN.items())
def test_it_learns_the_intents_of_unseen_messages(model, text, intent):
    assert model.rank(text)[0].name == intent


@pytest.mark.parametrize("text", [*UNSEEN, "", "😀", "今天天气", "x" * 3000])
def test_a_ranking_holds_every_intent_once_in_order_and_sums_to_1(model, text):
    ranking = model.rank(text)
    assert {one.name for one in ranking} == set(EXAMPLES) and len(ranking) == len(EXAMPLES)
    assert sum(one.confidence for one in ranking) == pytest.approx(1, abs=1e-5)
    assert [one.confidence for one in ranking] == sorted((one.confidence for one in ranking), reverse=True)


def test_the_spelling_does_not_change_the_ranking(model):
    assert model.rank("公租房怎么申请？？？　") == model.rank("公租房怎么申请?")


class CountingEncoder(CharacterEncoder):
    """Says how often it was asked."""

    asked = 0

    def encode(self, texts):
        self.asked += 1
        return super().encode(texts)


def test_the_last_encoder_is_asked_only_where_the_quick_head_is_not_sure(cutter, monkeypatch):
    quick, slow = CountingEncoder("quick"), CountingEncoder("slow")
    model = IntentModel([quick, slow], cutter)
    model.fit([text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts])
    quick.asked = slow.asked = 0
    monkeypatch.setattr("bot.language.intents.SURE", 0.0)
    assert model.rank("公租房怎么申请")[0].name == "ask_public_rental_housing" and slow.asked == 0
    monkeypatch.setattr("bot.language.intents.SURE", 1.1)
    assert model.rank("公租房怎样申请")[0].name == "ask_public_rental_housing" and slow.asked == 1
    assert quick.asked == 2  # once a message: what the quick head worked out is not worked out again


def test_several_messages_are_understood_as_one_by_one_and_asked_in_one_go(cutter, monkeypatch):
    monkeypatch.setattr("bot.language.intents.SURE", 0.6)
    quick, slow = CountingEncoder("quick"), CountingEncoder("slow")
    texts, intents = [text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts]
    alone, together = IntentModel([CharacterEncoder("quick"), CharacterEncoder("slow")], cutter), IntentModel([quick, slow], cutter)
    for model in (alone, together):
        model.fit(texts, intents)
    quick.asked = slow.asked = 0
    asked = [*UNSEEN, "今天天气", "", "今天天气"]
    found = together.understand_all(asked)
    for text, one in zip(asked, found, strict=True):
        expected = alone.understand(text)
        assert [ranked.name for ranked in one.ranking] == [ranked.name for ranked in expected.ranking] and one.also == expected.also
        assert [ranked.confidence for ranked in one.ranking] == pytest.approx([ranked.confidence for ranked in expected.ranking], abs=1e-4)
    assert quick.asked == 1 and slow.asked <= 1
    assert together.understand_all([]) == []


def test_what_was_understood_lately_is_not_worked_out_again(cutter):
    encoder = CountingEncoder()
    model = IntentModel([encoder], cutter)
    texts, intents = [text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts]
    model.fit(texts, intents)
    encoder.asked = 0
    first = model.understand("公租房怎么申请")
    assert model.understand("公租房怎么申请　") == first and encoder.asked == 1
    model.fit(texts[:20], intents[:20])
    assert len(model.understand("公租房怎么申请").ranking) == 2


def test_leaning_raises_an_intent(cutter):
    texts, intents = [text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts]
    plain, leaning = IntentModel([], cutter), IntentModel([], cutter, {"ask_wage_arrears": 0.3})
    for model in (plain, leaning):
        model.fit(texts, intents)

    def confidence(model):
        return next(one.confidence for one in model.rank("今天天气") if one.name == "ask_wage_arrears")

    assert confidence(leaning) > confidence(plain)


def test_a_second_matter_comes_with_the_understanding(cutter):
    model = IntentModel([CharacterEncoder()], cutter)
    more = {"ask_pension": ["养老金怎么领", "养老保险交几年"], "ask_wage_arrears": [], "greet": ["你好", "在吗"], "bye": ["再见", "拜拜"]}
    more |= {"ask_subsistence_allowance": ["低保怎么申请", "低保一个月多少"]}
    examples = {name: [*EXAMPLES.get(name, []), *more.get(name, [])] for name in {**EXAMPLES, **more}}
    model.fit([text for texts in examples.values() for text in texts], [name for name, texts in examples.items() for _ in texts])
    understood = model.understand("公租房怎么申请，另外孩子在这边上小学要什么材料")
    assert {understood.ranking[0].name, *understood.also} == {"ask_public_rental_housing", "ask_school_enrollment"}
    assert model.understand("公租房怎么申请").also == ()


def test_two_intents_are_enough_and_both_can_win(cutter):
    housing, school, _ = EXAMPLES.items()
    model = IntentModel([CharacterEncoder()], cutter)
    model.fit(housing[1] + school[1], [housing[0]] * 10 + [school[0]] * 10)
    assert model.rank("公租房的条件是啥")[0].name == housing[0]
    assert model.rank("我娃要上小学")[0].name == school[0]
    assert sum(one.confidence for one in model.rank("公租房")) == pytest.approx(1, abs=1e-5)


def test_one_intent_is_too_few(cutter):
    with pytest.raises(ModelError, match="少于两种意图"):
        IntentModel([CharacterEncoder()], cutter).fit(["公租房", "租房"], ["a", "a"])


def test_a_loaded_model_ranks_as_the_saved_one_did(model, saved, cutter):
    loaded = IntentModel.load(saved, [CharacterEncoder()], cutter)
    for text in UNSEEN:
        assert [one.name for one in loaded.rank(text)] == [one.name for one in model.rank(text)]
        assert [one.confidence for one in loaded.rank(text)] == pytest.approx([one.confidence for one in model.rank(text)], abs=0.01)


def test_a_model_without_encoders_can_be_saved_and_loaded(cutter, tmp_path):
    model = IntentModel([], cutter)
    model.fit([text for texts in EXAMPLES.values() for text in texts], [name for name, texts in EXAMPLES.items() for _ in texts])
    model.save(tmp_path)
    assert IntentModel.load(tmp_path, [], cutter).rank("公租房的条件是啥")[0].name == "ask_public_rental_housing"


def test_the_files_hold_text_and_numbers_but_no_pickled_code(saved):
    assert {path.name for path in saved.iterdir()} == {"intents.json", "intents.npz"}
    assert json.loads((saved / "intents.json").read_text(encoding="utf-8"))["names"] == sorted(EXAMPLES)
    with np.load(saved / "intents.npz", allow_pickle=False) as numbers:
        assert all(numbers[name].dtype.kind in "fu" for name in numbers.files)


@pytest.mark.parametrize("encoders", [[CharacterEncoder("another")], [], [CharacterEncoder(), CharacterEncoder()]])
def test_a_model_made_with_other_encoders_is_refused(saved, cutter, encoders):
    with pytest.raises(ModelError, match="别的版本"):
        IntentModel.load(saved, encoders, cutter)


def test_a_model_of_another_format_is_refused(saved, cutter):
    facts = json.loads((saved / "intents.json").read_text(encoding="utf-8"))
    (saved / "intents.json").write_text(json.dumps(facts | {"format": 0}), encoding="utf-8")
    with pytest.raises(ModelError, match="别的版本"):
        IntentModel.load(saved, [CharacterEncoder()], cutter)


def cut_in_half(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("name", ["intents.json", "intents.npz"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        cut_in_half,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"[1, 2]"),
        lambda path: path.write_bytes(b"{}"),
        lambda path: path.write_bytes(b"\xff\xfe\x00"),
    ],
    ids=["missing", "cut", "empty", "list", "object", "bytes"],
)
def test_a_missing_or_broken_model_is_a_model_error_that_says_train(saved, cutter, name, damage):
    damage(saved / name)
    with pytest.raises(ModelError, match="xinshimin train"):
        IntentModel.load(saved, [CharacterEncoder()], cutter)


def test_a_folder_that_is_not_there_is_a_model_error(saved, cutter):
    shutil.rmtree(saved)
    with pytest.raises(ModelError, match="读不到"):
        IntentModel.load(saved, [CharacterEncoder()], cutter)


def test_words_are_cut_as_in_training_whatever_is_a_term_now(tmp_path):
    model = IntentModel([], WordCutter(["随迁子女入学"]))
    model.fit(["随迁子女入学", "随迁子女入学材料", "低保", "低保申请"], ["a", "a", "b", "b"])
    model.save(tmp_path)
    facts = json.loads((tmp_path / "intents.json").read_text(encoding="utf-8"))
    assert list(facts["dictionary"]) == ["随迁子女入学"]
    with np.load(tmp_path / "intents.npz", allow_pickle=False) as numbers:
        assert "随迁子女入学" in numbers["1.grams"].tobytes().decode().split("\n")
    loaded = IntentModel.load(tmp_path, [], WordCutter(["低保申请"]))
    before = [one.confidence for one in model.rank("随迁子女入学")]
    assert [one.confidence for one in loaded.rank("随迁子女入学")] == pytest.approx(before, abs=0.01)
    assert loaded.rank("随迁子女入学")[0].name == "a"


def test_warming_up_needs_no_message_and_changes_nothing(model):
    before = model.rank("公租房")
    model.warm_up()
    assert model.rank("公租房") == before
