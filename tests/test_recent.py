"""What was worked out lately."""

from concurrent.futures import ThreadPoolExecutor

from bot.recent import Recent


def test_what_was_not_wanted_for_longest_goes():
    recent = Recent(2)
    recent.put("甲", 1)
    recent.put("乙", 2)
    assert recent.get("甲") == 1
    recent.put("丙", 3)
    assert (recent.get("乙"), recent.get("甲"), recent.get("丙"), len(recent)) == (None, 1, 3, 2)


def test_several_threads_use_it_at_once():
    recent = Recent(50)

    def work(start):
        for number in range(2000):
            recent.put((start + number) % 97, number)
            recent.get(number % 97)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert len(recent) == 50
