import json

from bot.regions.entities import PLACE, to_entity, to_mention


def test_a_mention_comes_back_as_it_was_through_json(finder):
    for mention in finder.find("老家凉山的，在成都打工，鼓楼区也干过"):
        entity = json.loads(json.dumps(to_entity(mention)))
        assert entity["entity"] == PLACE
        assert entity["value"] == mention.text
        assert to_mention({**entity, "extractor": "PlaceExtractor"}) == mention
