"""A store with the founding notices to edit, and small files to import."""

import shutil
from dataclasses import replace

import pytest

from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.importer.suggestions.suggestion import SuggestedAudience, SuggestedCondition, SuggestedTopic, Suggestion
from bot.policy.clause import Annotation
from bot.policy.condition import Condition
from bot.settings import load_settings
from bot.store.database import writing
from bot.store.lifecycle import publish, replace_draft, review
from bot.store.notices import load_notice
from bot.store.revisions import find_revision
from bot.wiring import open_store, prepare_store

TEXT = """关于公租房的通知
镇政发〔2024〕3号
各村：
现通知如下。
一、申请
（一）住房困难家庭可以申请公租房，每月租金{rent}元。
（二）凭身份证和居住证到镇政府办理。
二、检查
（一）各村每年检查一次。
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    settings = load_settings({}, home=tmp_path_factory.mktemp("built"))
    prepare_store(settings)
    return settings.home / "store.db"


@pytest.fixture
def database(built, tmp_path):
    shutil.copy(built, tmp_path / "store.db")
    database = open_store(load_settings({}, home=tmp_path))
    yield database
    database.dispose()


@pytest.fixture
def write_file(tmp_path):
    """Write a small notice; returns its path."""

    def write_file(name="公租房通知(2024-05-01).txt", rent="300", text=TEXT):
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{rent}", rent), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def bring(database):
    """Import files; returns the reports."""

    def bring(*paths, **order):
        return import_files(database, list(paths), Order(**{"who": "张三", "region_code": "150200", **order}))

    return bring


@pytest.fixture
def take(database):
    """A version as the store has it."""

    def take(name):
        with database.connect() as connection:
            return load_notice(connection, name)

    return take


@pytest.fixture
def publish_it(database):
    """Review and publish a version, with what is still needed."""

    def publish_it(name, **facts):
        with writing(database) as connection:
            review(connection, name, facts, "李四", unknown=["valid_from"])
            publish(connection, name, "王五")

    return publish_it


@pytest.fixture
def annotate(database):
    """Say of two clauses of a small notice what they say to a topic."""

    def annotate(name):
        with writing(database) as connection:
            notice = load_notice(connection, name)
            annotations = {
                "一（一）": (Annotation("public_rental_housing", "住房困难家庭可以申请公租房", "benefit", "direct"),),
                "一（二）": (Annotation("public_rental_housing", "到镇政府办理", "benefit", "direct", "有居住证的人"),),
            }
            kinds = {"一（一）": "benefit", "一（二）": "benefit"}
            replace_draft(connection, find_revision(connection, name), replace(notice, annotations=annotations, kinds=kinds), "张三")

    return annotate


class Made:
    """Suggestions for the clauses of the small notice, as somebody would write them."""

    def topic(self, path):
        """A suggestion of one topic."""
        if path == "一（一）":
            needs = tuple(SuggestedCondition(Condition(*one, any_of="任选其一"), 0.85) for one in NEEDS)
            quote, audience, sure = "住房困难家庭可以申请公租房", SuggestedAudience("住房困难家庭", 0.76), 0.92
        else:
            needs = (SuggestedCondition(Condition("papers", "居住证", "居住证"), 0.7),)
            quote, audience, sure = "凭身份证和居住证到镇政府办理。", None, 0.55
        topic = SuggestedTopic("public_rental_housing", sure, quote, "direct", 0.8, audience, needs)
        return Suggestion("benefit", 0.97, (topic,), (("public_rental_housing", sure),))

    def kind(self):
        """A suggestion without a topic."""
        return Suggestion("duty", 0.81, (), (("complaint_channel", 0.1),))


NEEDS = [("housing", "住房困难", "住房困难"), ("hukou", "家庭", "家庭")]


@pytest.fixture
def made():
    return Made()


@pytest.fixture
def suggest(made):
    """Suggests topics for the clauses under 一."""
    return lambda clause: made.topic(clause.path) if clause.path.startswith("一") else made.kind()
