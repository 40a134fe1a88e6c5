"""What the commands print with."""

import json

from bot.cli.console import notes, print_json, say


def test_json_goes_to_standard_output_with_chinese_as_it_is(capsys):
    data = {"answers": [{"title": "包头市“一县一策”", "number": "包府办发〔2024〕47号", "expires_on": None, "met": True}]}
    print_json(data)
    printed = capsys.readouterr()
    assert json.loads(printed.out) == data
    assert "包府办发〔2024〕47号" in printed.out and printed.err == ""


def test_what_is_said_goes_to_standard_output_word_for_word_and_unbroken(capsys):
    clause = "[一]（1）将具有本市户籍的进城务工等住房困难农牧民纳入公租房保障范围 :smile: [/b] 2024-05-23" * 5
    say(clause)
    assert capsys.readouterr() == (clause + "\n", "")


def test_notes_go_beside_standard_output_without_colours_where_nobody_reads_them(capsys):
    notes.print("[bold]正在启动…[/bold] 12345")
    assert capsys.readouterr() == ("", "正在启动… 12345\n")
