"""The documented shapes of what the API takes and gives; what is given is made elsewhere and held to them by the tests."""

from typing import Any, Literal

from pydantic import BaseConfig, BaseModel, Extra, Field, StrictStr, conlist
from pydantic.errors import DictError

from bot.answer.answer import Eligibility, Outcome
from bot.answer.focus import Focus
from bot.desk.api.parameters import LONGEST, LONGEST_NAME, TopicKey
from bot.desk.api.shape import Shape, say_what_may_be_null
from bot.policy.clause import Kind, Strength
from bot.policy.document import Status
from bot.regions.region import Level

Range = conlist(int, min_items=2, max_items=2)
Day = Field(None, format="date")


class Asked(BaseModel):
    """问什么。不写的和写 null 的一样。"""

    q: StrictStr | None = Field(None, min_length=1, max_length=LONGEST, description="要问的话", example="公租房怎么申请")
    topic: TopicKey | None = Field(None, description="主题的名称", example="public_rental_housing")
    region: StrictStr | None = Field(None, min_length=1, max_length=LONGEST_NAME, description="地方，名称或代码", example="包头")
    as_of: StrictStr | None = Field(None, format="date", description="按哪一天有效的规定；不写就是今天", example="2026-11-22")

    class Config(BaseConfig):
        extra = Extra.forbid
        schema_extra: Any = staticmethod(say_what_may_be_null)

    @classmethod
    def validate(cls, value: Any) -> "Asked":
        """Take an object only: pydantic 1 would make one of a list of pairs too."""
        if not isinstance(value, (dict, Asked)):
            raise DictError
        return super().validate(value)


class Fault(Shape):
    """出了什么错：一句话，说怎么办；`code` 供程序判断。"""

    error: str
    code: str


class Region(Shape):
    """行政区划。`name` 从省一级写起。"""

    code: str
    name: str
    level: Level


class Local(Shape):
    """当地做这件事的部门；`inferred` 表示名称是按惯例推断的。"""

    name: str
    inferred: bool
    hotline: str
    phone: str | None
    address: str | None
    hours: str | None
    checked_on: str | None = Day
    source: str | None
    succession: str | None


class Bureau(Shape):
    """责任单位，照文件原来的写法。"""

    name: str
    role: Literal["lead", "joint"]


class AnswerBureau(Bureau):
    """责任单位，旁边是当地的部门。"""

    local: Local | None


class DocumentFacts(Shape):
    """文件。不知道的是 null，从不猜。"""

    id: str
    revision: str | None
    title: str
    number: str | None
    issuers: list[str]
    region_code: str
    issued_on: str | None = Day
    printed_on: str | None = Day
    effective_on: str | None = Day
    expires_on: str | None = Day
    status: Status
    checked_on: str | None = Day
    source_url: str | None


class Source(Shape):
    """原文在哪里：`spans` 是条款在存下的全文里的位置，按字（码位）数。"""

    file: str
    spans: list[Range]  # type: ignore[valid-type]  # a constrained list is made at run time
    sha256: str


class Condition(Shape):
    """一个条件，和它依据的字句。"""

    field: str
    requires: str
    quote: str
    op: str | None
    value: Any
    any_of: str | None


class CheckedCondition(Condition):
    """一个条件，满足没有（null 是不知道）。"""

    met: bool | None


class AnswerClause(Shape):
    """答复里的一条，逐字照原文。"""

    id: str
    path: str
    text: str
    level: Level
    kind: Kind
    strength: Strength
    headings: list[str]
    document: DocumentFacts
    bureaus: list[AnswerBureau]
    usual_bureau: Local | None
    audience: str | None
    eligibility: Eligibility
    conditions: list[CheckedCondition]
    marks: list[Range]  # type: ignore[valid-type]
    caveats: list[str]
    source: Source


class Contact(Shape):
    """该打哪个电话，为什么。"""

    name: str
    number: str
    why: str
    body: Local | None


class Alternative(Shape):
    """也可能问的是哪一类事。"""

    topic: str
    label: str


class Verdict(Shape):
    """逐条对照的结果。"""

    clause: str
    eligibility: Eligibility
    met: list[CheckedCondition]
    not_met: list[CheckedCondition]
    open: list[CheckedCondition]
    asked: str | None
    note: str


class Answer(Shape):
    """答复。`outcome` 说是哪一种；`clauses` 是最近一级的条款，`basis` 是上级的。"""

    id: str
    outcome: Outcome
    topic: str | None
    as_of: str = Field(format="date")
    store_revision: int | None
    region: Region | None
    clauses: list[AnswerClause]
    basis: list[AnswerClause]
    headline: str
    focus: Focus | None
    ask: str | None
    candidates: list[Region]
    caveats: list[str]
    verdict: Verdict | None
    contacts: list[Contact]
    alternatives: list[Alternative]
    choices: list[str]
    next: list[str]
    notice: str | None


class Answers(BaseModel):
    """一件事一个答复，照问的次序。打招呼、道谢没有答复，只有 `text`。"""

    answers: list[Answer]
    text: str = Field("", description="没有答复时说的话")


class Unavailable(Fault):
    """有一部分用不了：答复的 `outcome` 是 `unavailable`，里面有电话。问事情以外的地址没有 `answers`。"""

    answers: list[Answer]
