"""Whatever bytes come: one sentence or a document, in time and in memory, never a trace. `make fuzz` looks for longer."""

import os
import resource
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.nlu import hollow
from tests.fuzz.seeds import BODIES, CUTS, FILES, WECHAT, spoil, spoilt_files
from tests.fuzz.targets import importer, rest, web, wechat

hollow.install()
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
LONGEST = 20  # seconds of processor for one input, on a busy machine
LARGEST = 400  # MB that the process may grow by
LIGHT = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)


@pytest.fixture(scope="module", autouse=True)
def memory_stays():
    importer(FILES[".docx"], ".docx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < LARGEST


def in_time(target, *given):
    started = time.process_time()
    target(*given)
    assert time.process_time() - started < LONGEST


@pytest.mark.parametrize("suffix", sorted(FILES))
def test_good_files_are_read(suffix):
    importer(FILES[suffix], suffix)


@LIGHT
@given(spoilt_files())
def test_a_spoilt_file_becomes_a_document_or_one_sentence(spoilt):
    suffix, data = spoilt
    in_time(importer, data, suffix)


@LIGHT
@given(st.binary(max_size=2000), st.sampled_from(sorted(FILES)))
def test_any_bytes_become_a_document_or_one_sentence(data, suffix):
    in_time(importer, data, suffix)


@LIGHT
@given(st.binary(max_size=500) | CUTS.map(lambda cuts: spoil(WECHAT.encode(), cuts)))
def test_what_is_no_message_of_the_platform_is_refused(data):
    in_time(wechat, data)


@LIGHT
@given(st.binary(max_size=500) | BODIES)
def test_any_body_is_read_or_refused_on_the_web_channel(data):
    in_time(web, data)


@LIGHT
@given(st.binary(max_size=500) | BODIES)
def test_any_body_is_read_or_refused_on_rest(data):
    in_time(rest, data)
