"""Documents in great number, made from the founding notices: the same clauses, under other places, titles and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from bot.importer.pipeline import import_text
from bot.policy.citation import sha256
from bot.policy.clause import Annotation
from bot.policy.notice import Notice
from bot.regions import Region

FIRST_DAY = date(2010, 1, 1)
DAYS = 5_500


def files_for(regions: Sequence[Region], founding: Sequence[Notice], count: int, folder: Path) -> list[Path]:
    """Write `count` documents as text files, in folders named after their places as an editor would keep them."""
    found = []
    for number, (region, source) in enumerate(islice(zip(cycle(regions), cycle(founding), strict=False), count)):
        path = folder / region.code / f"{region.name}-{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_text(source, region, f"征求意见稿{number}"), encoding="utf-8")
        found.append(path)
    return found


def notices_for(regions: Sequence[Region], founding: Sequence[Notice], per_region: int) -> Iterator[Notice]:
    """`per_region` documents for each place, each a founding notice taken apart anew under another title, place and day."""
    sources = cycle(founding)
    for region in regions:
        for number, source in enumerate(islice(sources, per_region)):
            yield _like(source, region, number)


def _like(source: Notice, region: Region, number: int) -> Notice:
    """The importer's real work on a text of its own: the title names the place and the number, so no two texts are the same."""
    document_id = f"{region.code}-{number}"
    text = _text(source, region, str(number))
    draft = import_text(document_id, text)
    issued = FIRST_DAY + timedelta(days=hash_of(document_id) % DAYS)
    document = replace(
        source.document, id=document_id, region_code=region.code, title=f"{region.full_name}：{source.document.title}",
        number=f"测试发〔{issued.year}〕{number + 1}号", issued_on=issued, printed_on=None, based_on=(), sha256=sha256(text),
    )  # fmt: skip
    annotations = {clause.path: _those_that_stand(clause.text, source.annotations.get(clause.path, ())) for clause in draft.clauses}
    kinds = {clause.path: source.kinds[clause.path] for clause in draft.clauses if clause.path in source.kinds}
    return Notice(document, text, tuple(draft.clauses), tuple(draft.segments), kinds, annotations, ())


def _text(source: Notice, region: Region, number: str) -> str:
    return f"关于{region.full_name}有关事项的通知（{number}）\n\n{source.text}"


def _those_that_stand(text: str, annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(annotation for annotation in annotations if annotation.quote in text)


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return int(sha256(text)[:8], 16)
