"""Which kind of clause: benefit, duty, principle, target or organisation."""

import re
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.importer.suggestions.examples import Example
from bot.importer.suggestions.views import Matrix
from bot.language.encoders import Encoder
from bot.policy.clause import KINDS, Kind

MAX_ITERATIONS = 2000
VECTOR_WEIGHT, CUE_WEIGHT = 3.0, 0.5
CUES = tuple(
    re.compile(pattern)
    for pattern in (
        r"可(?:以|在|按|凭)?",
        r"享受|享有",
        r"申请|申领",
        r"给予|提供|发放|补贴|救助|免",
        r"纳入",
        r"保障|确保",
        r"不得|严格|禁止",
        r"^(?:推进|推动|加快|完善|建立|健全|深化|强化|加强|落实)",
        r"建立健全|改革|机制|制度",
        r"到20\d\d年|[%％]|百分点|年均|目标",
        r"指导思想|坚持以|为指导|基本原则|贯彻",
        r"组织领导|监督检查|督促|督查|督办|考核|评估|宣传|解读|统筹协调|压实|信息共享",
        r"各地|各级|有关部门",
        r"凡|的，|对.{2,20}的",
    )
)


class KindModel:
    """Kinds of clauses, learned from `examples`."""

    def __init__(self, examples: Sequence[Example], encoders: Sequence[Encoder]) -> None:
        raw = [np.stack([encoder.encode(example.sentences).mean(axis=0) for example in examples]) for encoder in encoders]
        self._centres = [vectors.mean(axis=0) for vectors in raw]
        cues = np.stack([count_cues(example.text) for example in examples])
        self._mean, self._spread = cues.mean(axis=0), cues.std(axis=0) + 1e-6
        features = np.concatenate([self._features([view[index] for view in raw], cue) for index, cue in enumerate(cues)])
        self._regression = LogisticRegression(max_iter=MAX_ITERATIONS).fit(features, [example.kind for example in examples])

    def choose(self, text: str, sentences: Sequence[str], encoders: Sequence[Encoder]) -> tuple[Kind, float]:
        """The likeliest kind of a clause and its probability."""
        views = [encoder.encode(sentences).mean(axis=0) for encoder in encoders]
        probabilities = self._regression.predict_proba(self._features(views, count_cues(text)))[0]
        best = int(probabilities.argmax())
        (kind,) = (one for one in KINDS if one == self._regression.classes_[best])
        return kind, float(probabilities[best])

    def _features(self, views: Sequence[Matrix], cues: Matrix) -> Matrix:
        parts = [_unit(vector - centre) * VECTOR_WEIGHT for vector, centre in zip(views, self._centres, strict=True)]
        return np.asarray(np.concatenate([*parts, (cues - self._mean) / self._spread * CUE_WEIGHT])[None], dtype=np.float32)


def count_cues(text: str) -> Matrix:
    """How often each cue word of a kind stands in `text` (twice at most), and how long it is."""
    return np.array([min(2, len(cue.findall(text))) for cue in CUES] + [np.log(len(text))], dtype=np.float32)


def _unit(vector: Matrix) -> Matrix:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), dtype=np.float32)
