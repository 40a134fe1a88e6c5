"""Items of an enumerating sentence in a notice."""

from bot.importer.pipeline import import_text


def clauses(text):
    return [(clause.path, clause.headings, clause.text) for clause in import_text("d", text).clauses]


def test_items_of_one_sentence_stay_with_the_words_that_lead_them(nothing_is_lost):
    draft = import_text("d", "一、申请材料。以下材料均可：\n（一）劳动合同；\n（二）缴费证明。\n二、办理时限。五日内办结。\n")
    assert [(clause.path, clause.text) for clause in draft.clauses] == [
        ("一", "申请材料。以下材料均可：（一）劳动合同；（二）缴费证明。"), ("二", "办理时限。五日内办结。"),
    ]  # fmt: skip
    assert [item.number for item in draft.nodes[0].items] == [1, 2]
    nothing_is_lost(draft)


def test_items_that_are_sentences_are_clauses_and_so_are_the_words_above_them():
    lead = "过渡期满后，根据收入、财产和住房情况，按照以下规定分类处理："
    assert clauses(f"一、退出机制\n{lead}\n1．确有困难的，可以续租。\n2．购买住房的，应当腾退。\n二、施行。\n") == [
        ("一", ("退出机制",), lead), ("一1", ("退出机制",), "确有困难的，可以续租。"), ("一2", ("退出机制",), "购买住房的，应当腾退。"),
        ("二", (), "施行。"),
    ]  # fmt: skip


def test_an_enumeration_does_not_change_the_paths_of_the_others():
    text = "一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。条件为：\n（1）有住所；\n（2）有工作。\n（四）卯。\n"
    assert [path for path, _, _ in clauses(text)] == ["（一）", "（二）", "（三）", "（四）"]
