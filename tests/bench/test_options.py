"""The command line of the benchmarks."""

from importlib import import_module

import pytest

from bench.options import BENCHMARKS, Options, known, read_options


def test_without_names_everything_runs_whole():
    assert read_options([]) == Options(BENCHMARKS, True, False) and read_options([]).whole


@pytest.mark.parametrize("flag", ["--no-stock", "--quick"])
def test_a_flag_makes_it_less_than_the_whole(flag):
    options = read_options(["understanding", flag])
    assert options.names == ("understanding",) and not options.whole


def test_an_unknown_name_ends_with_a_sentence(capsys):
    with pytest.raises(SystemExit):
        read_options(["speed"])
    assert "no benchmark speed" in capsys.readouterr().err


def test_what_runs_by_itself_is_there():
    assert set(BENCHMARKS) <= set(known())


@pytest.mark.parametrize("name", known())
def test_every_benchmark_that_is_known_can_be_loaded(name):
    assert callable(import_module(f"bench.{name}.run").main)
