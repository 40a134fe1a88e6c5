"""`xinshimin store`: the database of the policy store."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import typer

from bot.cli.console import JSON_OPTION, print_json, say, working
from bot.errors import StoreError
from bot.settings import Settings, load_settings
from bot.store.backup import backup, restore
from bot.store.checking import check_store
from bot.wiring import open_store, prepare_store

app = typer.Typer(help="政策库的数据库。", no_args_is_help=True)


@app.command("build")
def build(force: bool = typer.Option(False, "--force", help="即使没有变化也重新导入")) -> None:
    """从 policies/ 建立或更新政策库。"""
    settings = load_settings()
    report_store(settings, force)


@app.command("check")
def check(as_json: bool = JSON_OPTION) -> None:
    """核对政策库：每条条款与原文逐字相符，校验和、标注、有效期都对。有不符时返回码为 1。"""
    database = open_store(load_settings())
    with working("正在核对…") as status:
        found = check_store(database, lambda step, done, total: status.update(f"正在核对 {step}（{done}/{total}）"))
    if as_json:
        print_json(asdict(found))
    else:
        for fault in found.faults:
            say(f"不符  {fault.where}  {fault.clause}  {fault.why}")
        say(f"核对了 {found.revisions} 个版本、{found.clauses} 条条款、{found.spans} 处原文，{len(found.faults)} 处不符。")
    raise typer.Exit(1 if found.faults else 0)


@app.command("backup")
def make_backup(
    path: Path = typer.Argument(..., help="备份写到哪个文件"),
    portable: bool = typer.Option(False, "--portable", help="写成 SQLite 和 PostgreSQL 都能恢复的格式，用于换数据库"),
    as_json: bool = JSON_OPTION,
) -> None:
    """备份政策库，服务不用停。"""
    form = _file_errors(path, lambda: backup(open_store(load_settings()), path, portable))
    size = path.stat().st_size
    if as_json:
        print_json({"file": str(path), "form": form, "bytes": size})
    else:
        say(f"已备份到 {path}（{form}，{size} 字节）。")


@app.command("restore")
def bring_back(path: Path = typer.Argument(..., help="store backup 写的文件"), as_json: bool = JSON_OPTION) -> None:
    """用备份替换现在的政策库，服务不用停；读不出来的备份不会动政策库。"""
    database = open_store(load_settings())
    form = _file_errors(path, lambda: restore(database, path))
    found = check_store(database)
    if as_json:
        print_json({"file": str(path), "form": form, "revisions": found.revisions, "faults": [asdict(fault) for fault in found.faults]})
    else:
        say(f"已从 {path} 恢复：{found.revisions} 个版本、{found.clauses} 条条款，{len(found.faults)} 处不符。")
    raise typer.Exit(1 if found.faults else 0)


def _file_errors(path: Path, work: Callable[[], str]) -> str:
    try:
        return work()
    except OSError as error:
        raise StoreError(f"{path} 读写不了（{error.strerror}）；请换个位置。") from error


def report_store(settings: Settings, force: bool = False) -> None:
    """Bring the store up to date, with progress on the terminal."""
    with working("正在检查政策库…") as status:
        count = prepare_store(settings, lambda step, done, total: status.update(f"正在导入 {step}（{done}/{total}）"), force)
    say(f"政策库已建好：{count} 条。" if count else "政策库已是最新。")
