"""`xinshimin policy publish`."""

import json

from bot.errors import LifecycleError


def test_a_reviewed_version_is_published_and_the_older_one_superseded(bring, own):
    first = json.loads(bring().stdout)
    assert (first["state"], first["valid_from"], first["valid_to"]) == ("published", "2019-05-01", None)
    second = json.loads(bring("一年", "valid_from=2024-12-31").stdout)
    assert second["revision"] == "落户通知@2" and second["others"][0]["valid_to"] == "2024-12-31"
    assert second["others"][0]["state"] == "superseded"


def test_what_was_not_reviewed_is_refused(own, notice_file):
    own("policy", "import", notice_file(), "--region", "包头")
    result = own("policy", "publish", "落户通知", "--by", "王五")
    assert isinstance(result.exception, LifecycleError) and "policy review" in str(result.exception)


def test_people_are_told_what_is_to_be_minded(own, notice_file):
    own("policy", "import", notice_file(), "--region", "包头")
    own("policy", "review", "落户通知", "--set", "effective_on=2099-01-01")
    output = own("policy", "publish", "落户通知").stdout
    assert "从 2099-01-01 起用于答复" in output and "都还没有标注主题" in output
