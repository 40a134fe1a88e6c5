import pytest

from bot.regions import PlaceMention
from bot.regions.mended import MendedText, Repair


def test_repairs_of_any_length_are_put_in():
    assert MendedText("在鄂尔斯，不在成嘟", [Repair(7, 9, "成都"), Repair(1, 4, "鄂尔多斯")]).text == "在鄂尔多斯，不在成都"
    assert MendedText("在成都", []).text == "在成都"


@pytest.mark.parametrize(
    ("text", "repair", "found", "sent"),
    [
        ("在鄂尔斯东胜上班", Repair(1, 4, "鄂尔多斯"), (1, 7), "鄂尔斯东胜"),
        ("在鄂尔多多斯市", Repair(1, 6, "鄂尔多斯"), (1, 6), "鄂尔多多斯市"),
        ("在乌兰 擦布打工", Repair(1, 6, "乌兰察布"), (1, 5), "乌兰 擦布"),
        ("在鄂尔斯，老家成都", Repair(1, 4, "鄂尔多斯"), (8, 10), "成都"),
        ("成嘟", Repair(0, 2, "成都"), (0, 2), "成嘟"),
    ],
)
def test_a_place_stands_where_it_stands_in_what_was_sent(text, repair, found, sent):
    mended = MendedText(text, [repair])
    start, end = found
    mention = mended.as_sent(PlaceMention(start, end, mended.text[start:end], ("1",)))
    assert (mention.text, text[mention.start : mention.end]) == (sent, sent)


def test_a_gap_taken_out_is_part_of_the_span():
    mended = MendedText("在成 都", [Repair(2, 3, "")])
    assert mended.text == "在成都"
    assert mended.span_as_sent(1, 3) == (1, 4)
