"""A text to a bureau about what people ask and no document answers: to be copied, with nothing in it that leads to a person."""

from collections.abc import Sequence

from bot.answer.departments import Departments
from bot.conversations.improving.cases import Case
from bot.policy.topics import TOPICS
from bot.regions import Region
from bot.regions.region import NATIONAL

QUOTED = 5
LABELS = {topic.key: topic.label for topic in TOPICS}


def letter(cases: Sequence[Case], topic: str, region: Region | None, departments: Departments) -> str:
    """The text about `cases`, the most typical first, to the body that usually does the work of `topic` at `region`."""
    days = sorted(case.at.date() for case in cases)
    department = departments.of_topic(topic) if topic else None
    to = department.label if department else "有关部门"
    if department and region and region.code != NATIONAL:
        to = department.name_at(region)
    place, label = region.full_name if region else "（没有说明地方）", LABELS.get(topic, "（没有归到哪类事）")
    words = list(dict.fromkeys(case.text for case in cases))[:QUOTED]
    lines = [
        f"{to}：",
        f"{days[0]} 至 {days[-1]}，市民通过新市民政策助手问了 {len(cases)} 次“{label}”，地方是{place}，收录的文件没有答上。",
        "市民的原话（已隐去个人信息）：",
        *(f"{number}. {text}" for number, text in enumerate(words, 1)),
        "请确认现在有没有这方面的规定：有的，请提供文件，我们收录；没有的，供制定政策时参考。",
    ]
    return "\n".join(lines)
