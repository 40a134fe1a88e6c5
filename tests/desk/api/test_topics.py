"""Topics."""

from bot.policy.topics import TOPICS


def test_all_topics_page_by_page(get):
    first, second = get("/topics").body, get("/topics", offset=20).body
    assert [one["key"] for one in (*first["topics"], *second["topics"])] == [one.key for one in TOPICS]
    assert first["next"] == "/api/v1/topics?offset=20&limit=20" and second["next"] is None


def test_one_topic(get):
    assert get("/topics/land_rights").body["place"] == "hukou" and get("/topics/horoscope").status == 404
