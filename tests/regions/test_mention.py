from bot.regions import PlaceMention


def test_a_mention_without_words_around_it_plays_no_part_yet():
    mention = PlaceMention(0, 2, "包头", ("150200",))
    assert (mention.role, mention.strength) == ("unknown", 0)
