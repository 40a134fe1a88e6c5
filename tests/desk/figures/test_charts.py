"""Charts stand on the figures of their tables."""

from datetime import date

from bot.desk.figures.charts import HEIGHT, WIDTH, bars_chart, days_chart
from bot.desk.figures.sheets import FEW, Row, Sheet

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def sheet(*rows):
    return Sheet("topics", "按事项", ("事项",), tuple(Row(name, (asked, answered)) for name, asked, answered in rows))


def test_a_day_is_as_high_as_its_questions_with_the_answered_at_the_bottom():
    chart = days_chart(sheet(("2026-11-01", 10, 5), ("2026-11-30", 5, 5)), FIRST, LAST)
    answered, other, last = chart.shapes
    assert (answered.kind, other.kind, last.kind) == ("answered", "other", "answered")
    assert answered.height == other.height == last.height and answered.y == other.y + other.height
    assert last.x + last.width <= WIDTH and other.y >= 0 and answered.y + answered.height <= HEIGHT
    assert "共 15 次，最多一天 10 次" in chart.text


def test_bars_are_as_long_as_their_questions():
    chart = bars_chart(sheet(("养老保险", 10, 0), ("欠薪维权", 5, 0)), "问得最多的事项")
    assert chart.shapes[0].width == 2 * chart.shapes[1].width and "最多的是养老保险" in chart.text
    assert [word.text for word in chart.words] == ["养老保险", "10", "欠薪维权", "5"]


def test_what_is_not_told_is_not_drawn():
    assert days_chart(sheet(("2026-11-01", FEW, FEW)), FIRST, LAST).shapes == ()
    assert bars_chart(sheet(("养老保险", FEW, FEW)), "").shapes == ()


def test_nothing_at_all_and_a_single_day_can_be_drawn():
    assert bars_chart(sheet(), "").height > 0 and days_chart(sheet(), FIRST, LAST).shapes == ()
    (one,) = days_chart(sheet(("2026-11-01", 3, 3)), FIRST, FIRST).shapes
    assert one.width <= WIDTH
