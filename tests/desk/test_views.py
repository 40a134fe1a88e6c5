"""Templates: all of them can be read, and whatever is put into them is escaped."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

import bot.desk
from bot.desk.views import Views

FOLDER = Path(bot.desk.__file__).with_name("templates")
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.j2"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_neither_script_nor_style_of_its_own(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "style=" not in text and "|safe" not in text.replace(" ", "") and " on" + "click" not in text
    assert all("src=" in part for part in text.split("<script")[1:]) and "://" not in text


def test_what_is_put_in_is_escaped():
    page = Views.open().page("fault.html.j2", "", None, sentence="<img src=x onerror=alert(1)>").body.decode()
    assert "<img" not in page and "&lt;img" in page


def test_a_fact_that_is_missing_is_an_error():
    with pytest.raises(UndefinedError):
        Views.open().page("fault.html.j2", "", None)
