"""`xinshimin policy export`: a version as a spreadsheet or a policy.yml, to edit and import again."""

from pathlib import Path

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import opened
from bot.cli.suggesting import SUGGESTIONS_OPTION, or_none, proposals_for
from bot.editing.accepting import NOT_PUBLISHED
from bot.editing.policy_yml import to_yml
from bot.editing.proposals import with_topics
from bot.editing.workbook import write_workbook
from bot.errors import PolicyFileError
from bot.store.database import reading
from bot.store.history import changes_of
from bot.store.notices import load_notice
from bot.store.revisions import find_revision


def export_document(
    document_id: str = typer.Argument(..., help="文件的标识，可加版本，如 baotou-2024-47@2；不写版本就是最后一版"),
    output: Path | None = typer.Option(None, "--output", "-o", help="写到哪里，.xlsx 或 .yml；不写就是当前文件夹下 文件标识.xlsx"),
    suggestions: bool = SUGGESTIONS_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """导出条款、标注和建议；改好后用 policy import 导入。表格“建议”页“采纳”栏写“是”（yml 里 accept 改成 true）就是采纳。"""
    settings, database = opened()
    with reading(database) as connection:
        version = find_revision(connection, document_id)
        notice, stamp = load_notice(connection, version.id), changes_of(connection, version.id)
    assert notice is not None, "the version was found in this transaction"
    path = output or Path(f"{version.document.id}.xlsx")
    if path.suffix.lower() not in (".xlsx", ".yml", ".yaml"):
        raise typer.BadParameter("文件名应以 .xlsx 或 .yml 结尾", param_hint="--output")
    draft = suggestions and version.stored in NOT_PUBLISHED
    proposals = or_none(lambda: proposals_for(settings, notice)) if draft else {}
    try:
        if path.suffix.lower() == ".xlsx":
            write_workbook(notice, stamp, path, proposals)
        else:
            _write(path, to_yml(notice, stamp, proposals))
    except OSError as error:
        raise PolicyFileError(str(path), f"写不进去（{error.strerror}），请换个位置。") from None
    if as_json:
        print_json({"revision": version.id, "file": str(path), "clauses": len(notice.clauses), "proposed": with_topics(proposals)})
    else:
        proposed = f"，{with_topics(proposals)} 条有建议的主题" if proposals else ""
        say(f"已导出 {version.id}（{len(notice.clauses)} 条{proposed}）到 {path}；改好后运行 xinshimin policy import {path}")


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
