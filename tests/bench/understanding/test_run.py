"""The page that a run writes."""

from bench.understanding.run import write
from bench.understanding.sheet import Sheet


def test_a_page_holds_this_run_alone(tmp_path):
    page = tmp_path / "docs" / "benchmarks.md"
    write(page, [Sheet("Costs", ("figure", "ours"), [["training, s", "51"]])], "")
    write(page, [Sheet("Costs", ("figure", "ours"), [["training, s", "52"]])], "┃ places ┃\n")
    text = page.read_text(encoding="utf-8")
    assert "| training, s | 52 |" in text and "51" not in text
    assert "## Places\n\n```\n┃ places ┃\n```\n" in text and text.startswith("# Benchmarks\n")
