"""The median of visits is taken figure by figure."""

from bench.web.visits import Visit, middle


def test_every_figure_has_its_own_median():
    visits = [Visit(1, 9, 3, 1, 1, 1, 5, 1), Visit(2, 8, 2, 1, 1, 1, 6, 2), Visit(3, 7, 1, 1, 1, 1, 7, 9)]
    assert middle(visits) == Visit(2, 8, 2, 1, 1, 1, 6, 2)
