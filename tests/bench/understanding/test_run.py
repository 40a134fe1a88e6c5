"""The page that a run writes."""

from types import SimpleNamespace

from bench.understanding import run
from bench.understanding.run import places, write
from bench.understanding.sheet import Sheet


def test_a_page_holds_this_run_alone(tmp_path):
    page = tmp_path / "docs" / "benchmarks.md"
    write(page, [Sheet("Costs", ("figure", "ours"), [["training, s", "51"]])], "")
    write(page, [Sheet("Costs", ("figure", "ours"), [["training, s", "52"]])], "┃ places ┃\n")
    text = page.read_text(encoding="utf-8")
    assert "| training, s | 52 |" in text and "51" not in text
    assert "## Places\n\n```\n┃ places ┃\n```\n" in text and text.startswith("# Benchmarks\n")


def test_the_benchmark_of_places_is_taken_in_where_there_is_one(monkeypatch):
    benchmark = SimpleNamespace(console=None)
    benchmark.main = lambda: benchmark.console.print("finder 98 %")
    monkeypatch.setattr(run, "find_spec", lambda name: object())
    monkeypatch.setattr(run, "import_module", lambda name: benchmark)
    assert places() == "finder 98 %\n" and benchmark.console is None
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    assert places() == ""
