"""Rasa without TensorFlow: importing works, using it says what to install, a real TensorFlow wins."""

import os
import subprocess
import sys
import textwrap

import pytest

from bot.nlu import hollow
from bot.settings import ROOT


def run(code, **environment):
    """Run `code` in a fresh interpreter; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code)],
        cwd=ROOT,
        env={**os.environ, "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "RASA_TELEMETRY_ENABLED": "false", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_names_can_be_imported_subclassed_and_used_in_annotations():
    printed = run("""
        from bot.nlu import hollow
        hollow.install()
        import tensorflow as tf
        import tensorflow.keras.backend as backend
        import tensorflow_hub, keras
        from tensorflow.keras.layers import Layer
        from tensorflow.python.ops import sparse_ops
        from typing import List, Optional, Union

        class Mine(tf.keras.layers.Layer):
            def call(self, x: tf.Tensor, y: Optional[tf.Tensor] = None) -> "Union[tf.Tensor, List[tf.Tensor]]":
                return x

        class Other(Mine, keras.Model): ...
        class Third(Layer): ...
        Pair = Union[tf.Tensor, int]
        print(issubclass(Other, Mine), isinstance(3, tf.Tensor), (tf.Tensor | None) is not None, tf.__version__)
    """)
    assert printed == "True False True 0"


def test_decorators_leave_functions_and_classes_as_they_are():
    printed = run("""
        from bot.nlu import hollow
        hollow.install()
        import tensorflow as tf

        @tf.function
        def one(x): return x + 1

        @tf.function(input_signature=[])
        def two(x): return x + 2

        @tf.keras.utils.register_keras_serializable()
        class Plain:
            value = 3

        print(one(0), two(0), Plain().value)
    """)
    assert printed == "1 2 3"


def test_making_an_object_says_what_to_install():
    printed = run("""
        from bot.nlu import hollow
        from bot.errors import MissingExtraError
        hollow.install()
        import tensorflow as tf

        class Mine(tf.keras.layers.Layer):
            def __init__(self, units): ...

        for make in (lambda: Mine(5), lambda: Mine(units=5)):
            try:
                make()
            except MissingExtraError as error:
                print(error.extra, error.needed_by, "uv sync --extra tensorflow" in str(error))
    """)
    assert printed.splitlines() == ["tensorflow Mine True"] * 2


def test_a_real_module_wins(tmp_path):
    (tmp_path / "tensorflow.py").write_text("REAL = 'the real one'\n", encoding="utf-8")
    code = """
        from bot.nlu import hollow
        hollow.install()
        import tensorflow
        print(tensorflow.REAL, hasattr(tensorflow, "keras"))
    """
    assert run(code, PYTHONPATH=str(tmp_path)) == "the real one False"


def test_installing_twice_adds_one_finder_and_other_missing_modules_stay_missing():
    printed = run("""
        import sys
        from bot.nlu import hollow
        before = len(sys.meta_path)
        hollow.install()
        hollow.install()
        print(len(sys.meta_path) - before)
        for name in ("tensorflowish", "torch_of_nobody"):
            try:
                __import__(name)
            except ModuleNotFoundError as error:
                print(error.name)
    """)
    assert printed.split() == ["1", "tensorflowish", "torch_of_nobody"]


@pytest.fixture(scope="module")
def diet():
    return run("""
        from bot.nlu import hollow
        from bot.errors import MissingExtraError
        hollow.install()
        import sys
        from rasa.nlu.classifiers.diet_classifier import DIET, DIETClassifier
        from rasa.core.policies.ted_policy import TEDPolicy
        print(DIETClassifier.__name__, TEDPolicy.__name__, getattr(sys.modules["tensorflow"], "__file__", None))
        try:
            DIET({}, {}, {}, False)
        except MissingExtraError as error:
            print(error)
    """).splitlines()


def test_rasa_imports_diet_and_ted_without_tensorflow(diet):
    assert diet[0] == "DIETClassifier TEDPolicy None"


def test_a_configuration_with_diet_is_told_what_to_install(diet):
    assert diet[1] == "配置用到的 DIET 需要 tensorflow，但没有安装；请运行 uv sync --extra tensorflow，或在 config.yml 里换掉它。"


def test_a_server_loads_no_library_that_it_never_uses():
    printed = run("""
        import sys
        from bot.nlu import hollow
        hollow.install(serving=True)
        hollow.install(serving=True)
        import rasa.core.agent, rasa.core.channels, rasa.server, rasa.core.tracker_store
        loaded = {name.split(".")[0] for name in sys.modules}
        print(sorted(name for name in loaded & set(hollow.UNSERVED) if getattr(sys.modules[name], "__file__", None)))
        print(len({"boto3", "pymongo", "aiogram"} & loaded))
    """)
    assert printed.splitlines() == ["[]", "3"]


def test_what_a_server_does_not_carry_can_be_caught_and_says_what_to_use():
    printed = run("""
        from bot.nlu import hollow
        from bot.errors import MissingExtraError
        hollow.install(serving=True)
        import pymongo.errors
        from botocore.exceptions import BotoCoreError
        from aiogram import Bot
        try:
            raise KeyError("mine")
        except (BotoCoreError, pymongo.errors.ConnectionFailure):
            print("theirs")
        except KeyError as error:
            print(error.args[0])
        try:
            Bot("token")
        except MissingExtraError as error:
            print(error.extra, error.needed_by)
            print(error)
    """).splitlines()
    assert printed[:2] == ["mine", "aiogram Bot"]
    assert printed[2] == "配置用到的 Bot 需要 aiogram，但对话服务不带它；请改用网页、微信、rest 或 socketio 渠道。"


def test_a_server_of_our_components_answers_without_what_reads_files_and_trains():
    printed = run("""
        import sys
        from bot.nlu import hollow
        hollow.install(serving=True)
        import rasa.core.agent, rasa.engine.recipes.default_recipe, bot.nlu.intent_classifier, bot.nlu.place_extractor
        loaded = {name.split(".")[0] for name in sys.modules}
        unwanted = {*hollow.UNSERVED, *hollow.SCIENCE}
        print(sorted(name for name in loaded & unwanted if getattr(sys.modules[name], "__file__", None)))
        print(len({"scipy", "sklearn", "docx", "openpyxl"} & loaded))
    """)
    assert printed.splitlines() == ["[]", "4"]


@pytest.mark.parametrize(
    ("pipeline", "ours"),
    [
        ("bot.nlu.intent_classifier.IntentClassifier", True),
        ("LogisticRegressionClassifier", False),
        ("[", False),
        ("{broken: [", False),
    ],
)
def test_components_of_others_keep_scipy_and_scikit_learn(tmp_path, pipeline, ours):
    path = tmp_path / "config.yml"
    path.write_text(f"pipeline:\n  - name: {pipeline}\npolicies:\n  - name: RulePolicy\n", encoding="utf-8")
    assert hollow.is_ours(path) is ours
    assert not hollow.is_ours(tmp_path / "none.yml")
