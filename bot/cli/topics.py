"""`xinshimin topics`: what can be asked."""

from dataclasses import asdict

from bot.cli.console import JSON_OPTION, print_json, say
from bot.policy.topics import TOPICS


def topics(as_json: bool = JSON_OPTION) -> None:
    """列出能回答的 37 类事。"""
    if as_json:
        print_json([asdict(topic) for topic in TOPICS])
        return
    for topic in TOPICS:
        say(f"{topic.key:26}{topic.label}：{topic.covers}")
