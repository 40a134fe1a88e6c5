"""What a conversation remembers."""

import json

from bot.answer.memory import Memory


def test_at_first_nothing_is_known():
    assert Memory() == Memory(living=None, hukou=None, topic=None, also=(), focus=None, options=(), places=())
    assert Memory().topics == ()


def test_all_topics_of_the_last_question_are_known_in_order():
    assert Memory(topic="pension", also=("work_injury",)).topics == ("pension", "work_injury")


def test_the_memory_comes_back_from_json_as_it_was():
    memory = Memory("150200", "513400", "pension", ("work_injury",), "materials", ("pension", "work_injury"), ("320106",))
    assert Memory.from_slots(json.loads(json.dumps(memory.to_slots()))) == memory
    assert Memory.from_slots(Memory().to_slots()) == Memory()


def test_slots_of_others_are_left_alone():
    assert Memory.from_slots({"living": "150200", "requested_slot": "x", "also": None}) == Memory("150200")
