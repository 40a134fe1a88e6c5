"""Errors: one Chinese sentence each, that says what to do, and the data as attributes."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from bot import errors
from bot.errors import XinshiminError

ROOT = Path(__file__).parents[1]
CLASSES = {name: one for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, XinshiminError)}
SAMPLES = {
    "SettingsError": {"name": "XINSHIMIN_PORT", "value": "abc", "wanted": "1 到 65535 的端口号"},
    "PortTakenError": {"port": 5005, "part": "对话服务"},
    "PartDiedError": {"part": "对话服务", "returncode": 3, "log": "logs/rasa.log"},
    "StartTimeoutError": {"part": "动作服务", "seconds": 180, "log": "logs/actions.log"},
    "MissingExtraError": {"extra": "tensorflow", "needed_by": "DIET"},
    "ModelError": {"what": "读不到训练好的意图模型"},
    "SuggestionError": {"why": "已标注的文件少于两份", "advice": "请先标注并放进 policies 文件夹"},
    "PolicyFileError": {"path": "policies/x/source.txt", "why": "文件是空的，请换一个文件。"},
    "AnnotationError": {"path": "policies/x/policy.yml", "clause": "二（一）1（1）", "topic": "pension", "why": "没有这个主题"},
    "FileKindError": {"path": "下载/通知.jpg", "kind": "图片", "advice": "换成有文字的文件，例如 docx"},
    "FileTooLargeError": {"path": "下载/汇编.pdf", "megabytes": 31.5, "limit": 20.0},
    "RowsError": {"path": "b.xlsx", "rows": (errors.WrongRow("标注 第 2 行", "没有这个主题"), errors.WrongRow("标注 第 4 行", "缺少编号"))},
    "ConversationError": {"cause": "OperationalError：unable to open database file"},
    "UnknownSessionError": {},
    "HandoverError": {"number": 7, "state": "taken"},
    "AccountError": {"name": "zhang", "why": "这个登录名已经有人用，请换一个"},
    "AuditError": {"number": 3},
    "SignInError": {"minutes": 15},
    "CallbackError": {"reason": "signature"},
    "PlatformError": {"code": 48001, "what": "没有客服消息的权限", "advice": "请把 XINSHIMIN_WECHAT_SEND 设为 no"},
    "UnansweredError": {"code": 502, "what": "没有回应", "advice": "请检查网络"},
    "MenuError": {"path": "menu.yml", "why": "一级菜单有 4 个，最多 3 个"},
    "LifecycleError": {"reference": "baotou-2024-47@2", "why": "还没有审核", "advice": "请先运行 xinshimin policy review"},
    "OutOfPlaceError": {"place": "成都市", "area": "包头市"},
    "ExamplesError": {"name": "新例句.yml"},
    "ReportError": {"number": 5},
    "UnknownTopicError": {"topic": "horoscope"},
    "UnknownPlaceError": {"name": "朝阳", "candidates": ("北京市朝阳区", "辽宁省朝阳市")},
    "UnknownDocumentError": {"document_id": "baotou-1999-1"},
    "ProofError": {"clause_id": "baotou-2024-47#二(一)1(1)", "why": "条款与原文不符"},
}
WHOLE_SENTENCE_GIVEN = ("PolicyFileError", "StoreError")


def drawn_tree():
    """Name of each class in the module's drawing, with the name of its parent."""
    parents = {}
    path = []
    for line in errors.__doc__.splitlines():
        found = re.match(r"^([│├└─ ]*)(\w+Error)\b", line)
        if found:
            path = [*path[: len(found[1]) // 4], found[2]]
            parents[found[2]] = path[-2] if len(path) > 1 else "Exception"
    return parents


def test_the_tree_at_the_top_is_the_tree_of_the_classes():
    assert drawn_tree() == {name: one.__base__.__name__ for name, one in CLASSES.items()}


def test_every_error_with_a_sentence_of_its_own_has_a_sample_here():
    assert set(SAMPLES) == set(CLASSES) - {"XinshiminError", "StoreError"}


@pytest.mark.parametrize("name", SAMPLES)
def test_an_error_is_one_chinese_sentence(name):
    text = str(CLASSES[name](**SAMPLES[name]))
    assert text.endswith("。") and text.count("。") == 1 and "\n" not in text
    assert len(re.findall(r"[\u4e00-\u9fff]", text)) >= 8


@pytest.mark.parametrize("name", SAMPLES)
def test_an_error_carries_its_data(name):
    error = CLASSES[name](**SAMPLES[name])
    for field, value in SAMPLES[name].items():
        carried = getattr(error, field)
        assert value in carried if isinstance(value, str) else carried == value
        told = value[0] if isinstance(value, tuple) and isinstance(value[0], tuple) else value  # of many rows the sentence tells the first
        assert all(str(one) in str(error) for one in (told if isinstance(told, tuple) else (told,)))


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        ("SettingsError", "请改正"),
        ("PortTakenError", "--port"),
        ("PartDiedError", "logs/rasa.log"),
        ("StartTimeoutError", "XINSHIMIN_START_TIMEOUT"),
        ("MissingExtraError", "uv sync --extra tensorflow"),
        ("ModelError", "xinshimin train"),
        ("AnnotationError", "对照原文"),
        ("FileKindError", "请换成"),
        ("FileTooLargeError", "拆成几份"),
        ("UnknownTopicError", "xinshimin topics"),
        ("UnknownPlaceError", "请写全名"),
        ("UnknownDocumentError", "xinshimin policy list"),
        ("ProofError", "xinshimin store build"),
    ],
)
def test_an_error_says_what_to_do(name, what_to_do):
    assert what_to_do in str(CLASSES[name](**SAMPLES[name]))


def test_an_unknown_place_without_candidates_asks_for_a_name_that_can_be_found():
    assert "例如 包头" in str(CLASSES["UnknownPlaceError"]("火星"))


def raised_sentences():
    """Where an error takes its sentence from whoever raises it: the last piece of that sentence, and the place in the code."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WHOLE_SENTENCE_GIVEN and node.args:
                last = node.args[-1].values[-1] if isinstance(node.args[-1], ast.JoinedStr) else node.args[-1]
                yield pytest.param(last, id=f"{path.relative_to(ROOT)}:{node.lineno}")


@pytest.mark.parametrize("last", raised_sentences())
def test_a_sentence_given_by_the_raiser_ends_as_a_sentence(last):
    assert isinstance(last, ast.Constant) and str(last.value).endswith("。")
