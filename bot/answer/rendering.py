"""The answer object as words, for channels that show nothing else: on a screen, in a text message, in WeChat, or read aloud.

One template per outcome in `templates/text/`; `templates/sms/`, `templates/speech/` and `templates/wechat/` hold those that differ.
"""

import re
from dataclasses import replace
from typing import Any, Literal

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, TemplateNotFound

from bot.answer.answer import Answer
from bot.answer.showing import Shown, bureau_line, quoted, source_line, to_show
from bot.answer.wording import as_spoken, shorten, spelled

Form = Literal["text", "sms", "speech", "wechat"]
FORMS: tuple[Form, ...] = ("text", "sms", "speech", "wechat")
BREAKING: tuple[Form, ...] = ("wechat",)  # forms with blank lines between the parts of an answer
SMS_ALONE, SMS_PART = 70, 67  # characters of a Chinese text message, alone and where several are joined (3GPP TS 23.040 with UCS-2)
SMS_LIMIT = 4 * SMS_PART
LEAST_EXCERPT = 30


class TextRenderer:
    """Renders answers as plain text; without blank lines (Rasa's REST channel cuts the text there) but in WeChat. Make one with `open`."""

    def __init__(self, environments: dict[Form, Environment]) -> None:
        self._environments = environments

    @classmethod
    def open(cls) -> "TextRenderer":
        """Use the templates that ship with the program."""
        return cls({form: _environment(form) for form in FORMS})

    def render(self, answer: Answer, form: Form = "text") -> str:
        """Words of an answer; that a machine has answered is said where the answer has a `notice`.

        `sms` keeps to `SMS_LIMIT` characters by leaving out, never by rewording; `speech` has no signs that cannot be read aloud,
        `wechat` has blank lines between its parts and leaves the choices to the channel. An outcome without a template is told as
        `unavailable`.
        """
        shown = to_show(answer)
        full = self._fill(answer, form, shown, quoted(shown.first, answer) if shown.first else "")
        if form != "sms" or shown.first is None or len(full) <= SMS_LIMIT:
            return full
        answer = replace(answer, notice=None)
        around = self._fill(answer, form, shown, "")
        return self._fill(answer, form, shown, shorten(quoted(shown.first, answer), max(LEAST_EXCERPT, SMS_LIMIT - len(around))))

    def _fill(self, answer: Answer, form: Form, shown: Shown, excerpt: str) -> str:
        environment = self._environments[form]
        try:
            template = environment.get_template(f"{_shape(answer)}.txt.j2")
        except TemplateNotFound:
            template = environment.get_template("unavailable.txt.j2")
        return _tidy(template.render(answer=answer, shown=shown, excerpt=excerpt), form in BREAKING)

    def render_more(self, answer: Answer, form: Form = "text") -> str:
        """Text of the next clauses of an answer that was given before: all that `answer` holds."""
        return _tidy(self._environments[form].get_template("more.txt.j2").render(answer=answer), form in BREAKING)


def sms_parts(text: str) -> int:
    """How many text messages `text` is sent in."""
    size = len(text.encode("utf-16-le")) // 2
    return 1 if size <= SMS_ALONE else -(-size // SMS_PART)


def _tidy(text: Any, breaking: bool) -> str:
    lines = "\n".join(line.strip() for line in str(text).splitlines()).strip()
    return re.sub(r"\n{2,}", "\n\n" if breaking else "\n", lines)


def _shape(answer: Answer) -> str:
    """The template: one per outcome, and one for the end of a pre-check."""
    return "verdict" if answer.verdict and answer.outcome == "answered" else answer.outcome


def _environment(form: Form) -> Environment:
    folders = dict.fromkeys((form, "text"))
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("bot.answer", f"templates/{folder}") for folder in folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters |= {"source_line": source_line, "bureau_line": bureau_line, "quoted": quoted, "spoken": as_spoken}
    environment.filters["phone"] = spelled if form == "speech" else str
    return environment
