"""Where words stand in a text."""

from bot.importer.suggestions.places import overlap


def test_two_stretches_overlap_where_they_share_a_character():
    text = "有稳定就业和固定住所的人员"
    assert overlap(text, "有稳定就业", "稳定就业") and overlap(text, "稳定就业和", "和固定住所")
    assert not overlap(text, "稳定就业", "固定住所") and not overlap(text, "稳定", "就业")
