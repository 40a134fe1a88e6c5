"""The reliability plot."""

from xml.etree import ElementTree

from bench.understanding.metrics import Bin
from bench.understanding.plot import draw

BINS = [Bin(0.0, 0.2, 10, 0.1, 0.2), Bin(0.8, 1.0, 30, 0.9, 0.95)]


def test_the_same_figures_make_the_same_drawing_with_every_system(tmp_path):
    first, second, other = (tmp_path / "deep" / name for name in ("1.svg", "2.svg", "3.svg"))
    draw({"ours": BINS, "stock": BINS[:1]}, first)
    draw({"ours": BINS, "stock": BINS[:1]}, second)
    draw({"ours": BINS}, other)
    assert first.read_bytes() == second.read_bytes() != other.read_bytes()
    assert ElementTree.parse(first).getroot().tag.endswith("svg")
    assert "<!-- stock -->" in first.read_text(encoding="utf-8") and "<!-- stock -->" not in other.read_text(encoding="utf-8")


def test_a_system_without_messages_has_no_dots(tmp_path):
    draw({"ours": []}, tmp_path / "none.svg")
    assert "<!-- ours -->" not in (tmp_path / "none.svg").read_text(encoding="utf-8")
