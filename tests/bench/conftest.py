"""A REST channel that answers without a model."""

import importlib.util
import threading
from pathlib import Path

import pytest

SERVING = Path(__file__).with_name("understanding") / "serving.py"


@pytest.fixture
def serving_file():
    return SERVING


@pytest.fixture
def channel():
    """Address of a running channel, and its class, which counts."""
    spec = importlib.util.spec_from_file_location("serving", SERVING)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.serve(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", module.Channel
    server.shutdown()
    server.server_close()
