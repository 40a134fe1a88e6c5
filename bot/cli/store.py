"""`xinshimin store`: the database of the policy store."""

import typer

from bot.cli.console import say, working
from bot.settings import Settings, load_settings
from bot.wiring import prepare_store

app = typer.Typer(help="政策库的数据库。", no_args_is_help=True)


@app.command("build")
def build(force: bool = typer.Option(False, "--force", help="即使没有变化也重新导入")) -> None:
    """从 policies/ 建立或更新政策库。"""
    settings = load_settings()
    report_store(settings, force)


def report_store(settings: Settings, force: bool = False) -> None:
    """Bring the store up to date, with progress on the terminal."""
    with working("正在检查政策库…") as status:
        count = prepare_store(settings, lambda step, done, total: status.update(f"正在导入 {step}（{done}/{total}）"), force)
    say(f"政策库已建好：{count} 条。" if count else "政策库已是最新。")
