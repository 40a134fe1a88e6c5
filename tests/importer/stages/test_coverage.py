"""What no stage has taken."""

from bot.importer.pipeline import import_text
from bot.importer.stages.coverage import name_remainder


def test_what_stands_above_the_title_is_letterhead(after, standing):
    draft = after(name_remainder, "特急\n\n会厅厅局\n\n川发改社会〔2019〕522 号\n\n关于落户的通知\n\n为贯彻精神，制定方案。\n一、落户。\n")
    assert standing(draft, "letterhead") == ["特急\n\n会厅厅局"]
    assert draft.warnings == []


def test_what_is_left_below_is_named_and_reported(after, standing):
    draft = after(name_remainder, "序号\t任务\t责任单位\n1\t放开落户限制。\t公安部\n本表自印发之日起执行。\n")
    assert standing(draft, "remainder") == ["本表自印发之日起执行。"]
    assert draft.warnings == ["未归入条款的文字：本表自印发之日起执行。"]


def test_segments_come_in_the_order_of_the_text():
    starts = [one.start for one in import_text("d", "关于落户的通知\n## 一、总则\n（一）放开。\n— 2 —\n2020年4月24日\n").segments]
    assert starts == sorted(starts)
    assert len(starts) == 8
