"""`python -m deploy.local FOLDER`: start the layout of production on this machine, until Ctrl-C."""

import signal
from pathlib import Path

import typer

from deploy.local.layout import Layout


def main(
    folder: Path = typer.Argument(..., help="存放全部状态的文件夹；用 root 运行时，postgres 用户也要能进去，例如 /var/tmp/xinshimin"),
    workers: int = typer.Option(2, "--workers", min=1, max=16, help="几个对话进程"),
    port: int = typer.Option(8443, "--port", help="市民用的 https 端口"),
    desk_port: int = typer.Option(8444, "--desk-port", help="座席台的 https 端口"),
) -> None:
    """在本机启动与正式部署相同的一组进程：nginx、对话进程和动作服务、座席台、PostgreSQL、Redis。"""
    layout = Layout(folder.absolute(), workers, port=port, desk_port=desk_port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        layout.start()
        typer.echo(f"已就绪。聊天页 {layout.address}/chat/ ，座席台 {layout.desk_address}/ ；证书是自己签的。按 Ctrl-C 停止。")
        signal.pause()
    except KeyboardInterrupt:
        typer.echo("正在停止…")
    finally:
        layout.stop()


if __name__ == "__main__":
    typer.run(main)
