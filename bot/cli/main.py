"""`xinshimin`: the entry of the command line."""

import sys

import typer

from bot.cli import (
    ask,
    bodies,
    bot,
    conversations,
    desk,
    model,
    nlu,
    part,
    policy,
    prepare,
    rasa,
    region,
    search,
    serve,
    store,
    topics,
    train,
    wechat,
)
from bot.errors import XinshiminError

app = typer.Typer(
    help="新市民政策助手：问一句话，得到当地现行条款的原文和负责的部门。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.serve)
app.command("train")(train.train)
app.command("prepare")(prepare.prepare)
app.command("part")(part.part)
app.command("ask")(ask.ask)
app.command("region")(region.region)
app.command("topics")(topics.topics)
app.command("rasa", context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(rasa.rasa)
app.add_typer(policy.app, name="policy")
app.add_typer(search.app, name="search")
app.add_typer(bodies.app, name="bodies")
app.add_typer(bot.app, name="bot")
app.add_typer(conversations.app, name="conversations")
app.add_typer(store.app, name="store")
app.add_typer(desk.app, name="desk")
app.add_typer(wechat.app, name="wechat")
app.add_typer(model.app, name="model")
app.add_typer(nlu.app, name="nlu")


def main() -> None:
    """Run the command line; an error is one sentence on the terminal and exit code 1."""
    try:
        app()
    except XinshiminError as error:
        typer.echo(f"错误：{error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
