"""What the commands print with."""

import io
import json

from rich.console import Console

from bot.cli import console
from bot.cli.console import notes, print_json, say, working


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


def test_in_a_log_work_says_that_it_began_and_then_only_now_and_then(capsys):
    with working("正在导入…（0/5）") as work:
        for done in range(1, 6):
            work.update(f"正在导入…（{done}/5）")
    assert capsys.readouterr().err == "正在导入…（0/5）\n"


def test_on_a_terminal_work_shows_a_moving_line(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(console, "notes", Console(file=screen, force_terminal=True, width=80))
    with working("正在准备…") as work:
        work.update("已用 [3] 秒")
    assert "正在准备" in screen.getvalue() or "已用 [3] 秒" in screen.getvalue()


def test_short_work_leaves_no_line_in_a_log(capsys):
    with working("正在准备…", announce=False):
        pass
    assert capsys.readouterr().err == ""
