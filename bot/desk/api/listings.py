"""The documented shapes of lists and of what they hold."""

from typing import Literal

from bot.desk.api.models import Bureau, Condition, Day, DocumentFacts, Range, Region, Source
from bot.desk.api.shape import Shape
from bot.policy.clause import Kind, Strength
from bot.policy.document import Status
from bot.policy.lifecycle import State


class Hit(Shape):
    """查到的一条：`marks` 是正文里和查的词相同的地方，`valid_to` 是不再有效的第一天。"""

    key: str
    document_id: str
    clause_id: str
    text: str
    headings: list[str]
    title: str
    number: str | None
    region_code: str
    topics: list[str]
    valid_from: str | None = Day
    valid_to: str | None = Day
    status: Status
    score: float
    marks: list[Range]  # type: ignore[valid-type]


class NamedPlace(Shape):
    """查的词里听出的地方。"""

    code: str
    name: str


class Page(Shape):
    """列表的一页；`next` 是下一页的地址，没有就是 null。"""

    next: str | None


class Hits(Page):
    """查到的条款，最合适的在前，和听出的地方、主题。"""

    hits: list[Hit]
    places: list[NamedPlace]
    topics: list[str]


class Topic(Shape):
    """一类事：包括什么，不包括什么，按居住地还是户籍地的规定。"""

    key: str
    group: str
    label: str
    covers: str
    excludes: str
    place: Literal["living", "hukou"]


class Topics(Page):
    """各类事。"""

    topics: list[Topic]


class ListedPlace(Region):
    """地方；`short` 是自己的名称。"""

    short: str
    parent: str | None


class Place(ListedPlace):
    """地方，和从它到全国的各级。"""

    chain: list[Region]


class Places(Page):
    """各地方。"""

    regions: list[ListedPlace]


class DocumentSource(Shape):
    """原文的文件名和存下的全文的 SHA-256。"""

    file: str
    sha256: str


class ListedDocument(DocumentFacts):
    """文件，连同适用对象和依据。"""

    audience: str | None
    valid_from: str | None = Day
    based_on: list[str]
    source: DocumentSource


class Version(Shape):
    """文件的一版：从 `begins` 起、到 `ends` 的前一天有效；null 是没有期限。"""

    revision: str
    begins: str | None = Day
    ends: str | None = Day
    state: State


class Document(ListedDocument):
    """文件，和它公布过的各版。"""

    versions: list[Version]


class Documents(Page):
    """各文件。"""

    documents: list[ListedDocument]


class Annotation(Shape):
    """这一条对一类事说了哪一句、对谁、有什么条件。"""

    topic: str
    quote: str
    kind: Kind
    strength: Strength
    audience: str | None
    conditions: list[Condition]


class Clause(Shape):
    """条款，逐字照原文，和它对各类事说的。"""

    id: str
    path: str
    headings: list[str]
    text: str
    kind: Kind | None
    document: DocumentFacts
    bureaus: list[Bureau]
    annotations: list[Annotation]
    source: Source


class Clauses(Page):
    """各条。"""

    clauses: list[Clause]


class Body(Shape):
    """名录里的部门。`successor` 是它的工作后来归了谁。"""

    region_code: str
    name: str
    source: str
    short_names: list[str]
    kinds: list[str]
    topics: list[str]
    phone: str | None
    address: str | None
    hours: str | None
    successor: str | None
    successor_year: int | None
    successor_source: str | None
    checked_on: str | None = Day


class Bodies(Page):
    """各部门。"""

    bodies: list[Body]
