"""Which of the conditions that the patterns find bind the asker: learned from what people have annotated and what they have left out.

对【进城农村贫困人口】，及时给予临时救助            binds: who may be helped
根据【农民工】需要，推广应用四川农民工服务平台      does not: only what the bureaus do
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import ExtraTreesClassifier

from bot.importer.suggestions.alternatives import with_alternatives
from bot.importer.suggestions.conditions import conditions_of
from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.places import overlap
from bot.importer.suggestions.sentences import Sentence, sentences_of
from bot.policy.condition import FIELDS, Condition

# Chosen on the founding notices, each left out in turn (bench/suggestions).
CONDITION_THRESHOLD = 0.5
TREES, SMALLEST_LEAF, FEATURES_AT_A_SPLIT = 200, 2, 0.3
NEAR_BEFORE, NEAR_AFTER, LONG, MOST = 14, 12, 12, 3

CUES_BEFORE = (
    r"(?:对|为|将|面向|把|针对)$",
    r"(?:确保|保障|支持|鼓励|引导|推动|组织|允许|促进|推进)(?:符合条件的)?$",
    r"(?:加大|吸纳|根据|按照|落实|完善|建立|做好|办理|实施|参与|健全|加强|维护|缩小|受理|构建|畅通)[^，。；]{0,6}$",
    r"[、和或及]$",
    r"(?:^|[。；，,;])$",
    r"的$",
    r"(?:与|同等|和).{0,6}$",
    r"不得|禁止",
)
CUES_AFTER = (
    r"^的?[，,]",
    r"^的[^，,]",
    r"^(?:可|均可|可以)",
    r"^(?:享受|享有|与|按|凭|持|在|随|依法|自愿)",
    r"^(?:参加|申请|申领|纳入|落户|承租|缴存|转让|实行|给予|开展|进行)",
    r"^.{0,5}(?:政策|制度|办法|补贴|待遇|市民化|工作|问题|数量|人数|规模|关系|意愿|较多|成本|合法权益|机制|信息)",
    r"^[、和或及以]",
    r"^[。；;]",
    r"^(?:提供|纳入|服务|.{0,2}子女)",
    r"^等",
)
CUES_WITHIN = (
    r"符合条件|有意愿|有条件",
    r"的",
    r"等",
    r"^(?:根据|依靠|严格|施|用|不得|以|按|地|中央|完善|建立|指导|依法|在|与)",
    r"贫困人口$",
    r"转移人口$",
    r"农民工$",
    r"参加",
    r"满|以上|年|内",
    r"有|具备|具有|持|凭|经|未",
    r"建档立卡|低保|特困|困难|残疾|老年|儿童",
)
CUES_OF_SENTENCE = (
    r"可(?:以|在|按|凭|申|享|自)?",
    r"享受|享有",
    r"申请|申领|办理",
    r"给予|提供|发放|补贴|救助|免",
    r"纳入",
    r"数量|规模|挂钩|奖励|专项资金|财政",
    r"机制|体系|平台|改革",
    r"的，|的,",
    r"条件|依据|要求",
    r"(?:凡|对).{2,30}的",
)
BEFORE, AFTER, WITHIN, OF_SENTENCE = (
    tuple(re.compile(pattern) for pattern in cues) for cues in (CUES_BEFORE, CUES_AFTER, CUES_WITHIN, CUES_OF_SENTENCE)
)
Row = npt.NDArray[np.float32]


class ConditionModel:
    """How likely a found condition is one that a person would annotate, learned from `examples`."""

    def __init__(self, examples: Sequence[Example]) -> None:
        rows: list[Row] = []
        right: list[bool] = []
        for example in examples:
            for annotation in example.annotations:
                found = conditions_of(annotation.quote)
                rows += _rows(annotation.quote, found)
                right += [annotated(example.text, one, annotation.conditions) for one in found]
        self._share = (sum(right) + 1) / (len(right) + 2)
        self._trees = ExtraTreesClassifier(TREES, min_samples_leaf=SMALLEST_LEAF, max_features=FEATURES_AT_A_SPLIT, random_state=0)
        self._learned = len(set(right)) == 2
        if self._learned:
            self._trees.fit(np.stack(rows), right)

    def propose(self, quote: str) -> list[tuple[Condition, float]]:
        """The conditions that the patterns find in `quote`, in order, each with its probability; alternatives share one, their mean."""
        found = conditions_of(quote)
        together, weights = with_alternatives(quote, found), self.weigh(quote, found)
        groups: dict[str | None, list[float]] = {}
        for one, weight in zip(together, weights, strict=True):
            groups.setdefault(one.any_of, []).append(weight)
        means = {name: sum(members) / len(members) for name, members in groups.items() if name is not None}
        return [(one, means.get(one.any_of or "", weight)) for one, weight in zip(together, weights, strict=True)]

    def weigh(self, quote: str, found: Sequence[Condition]) -> list[float]:
        """The probability of each condition `found` in the sentences `quote`, in order."""
        if not found:
            return []
        if not self._learned:
            return [self._share] * len(found)
        return [float(one) for one in self._trees.predict_proba(np.stack(_rows(quote, found)))[:, 1]]


def annotated(text: str, found: Condition, conditions: Sequence[Condition]) -> bool:
    """Whether one of `conditions` is of the same field and rests on some of the same words of `text`."""
    return any(found.field == one.field and overlap(text, found.quote, one.quote) for one in conditions)


def _rows(quote: str, found: Sequence[Condition]) -> list[Row]:
    sentences = sentences_of(quote)
    return [np.array([*_words(quote, sentences, one), *_company(quote, found, index)], np.float32) for index, one in enumerate(found)]


def _words(quote: str, sentences: Sequence[Sentence], one: Condition) -> Iterator[float]:
    """What stands in the condition, before it and behind it."""
    start = quote.find(one.quote)
    end = start + len(one.quote)
    sentence = next((each for each in sentences if each.start <= start < each.end), Sentence(0, len(quote), quote))
    before, after = quote[max(sentence.start, start - NEAR_BEFORE) : start], quote[end : end + NEAR_AFTER]
    yield from (one.field == name for name in FIELDS)
    for cues, words in ((BEFORE, before), (AFTER, after), (WITHIN, one.quote), (OF_SENTENCE, sentence.text)):
        yield from (cue.search(words) is not None for cue in cues)
    yield from (one.op is not None, len(one.quote) / LONG, len(one.quote) > LONG, sentence.start == 0, len(quote) / 100)


def _company(quote: str, found: Sequence[Condition], index: int) -> Iterator[float]:
    """Which other conditions stand beside it."""
    one = found[index]
    same = [each for each in found[:index] if each.field == one.field]
    over = [each for each in found if each.field != one.field and overlap(quote, each.quote, one.quote)]
    yield from (index == 0, min(MOST, index), min(MOST, len(same)), len(found), bool(over))
    yield any(len(each.quote) > len(one.quote) for each in over)
    yield any(each.quote in one.quote or one.quote in each.quote for each in same)
