"""A conversation without Rasa: the rules of `data/rules` choose the action, the real actions run, their events make the tracker.

What the citizen means is given with each message (the model of intents is measured elsewhere), but for words of danger, which are found
as in the product. Everything else is real: places, store, answers, texts, and what is kept.
"""

import asyncio
from pathlib import Path

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor

import actions
from actions.opened import conversations
from bot.answer.reading import danger_first
from bot.channels.guards import safe_text
from bot.conversations.turns import asks_to_erase, lines_of
from bot.language.intents import RankedIntent, Understanding

ROOT = Path(__file__).parents[3]


def rules():
    """The action of each intent, as the rules have it."""
    found = {}
    for path in (ROOT / "data" / "rules").glob("*.yml"):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            first, second = rule["steps"][:2]
            found[first["intent"]] = second["action"]
    return found


class Talker:
    """One citizen who talks."""

    rules = rules()

    def __init__(self, sender):
        self.sender, self.slots, self.events = sender, {}, []
        self.executor = ActionExecutor()
        self.executor.register_package(actions)

    def say(self, text, intent, also=()):
        """Say something; returns the entries of the reply. `also` are further intents with their likelihood."""
        text = safe_text(text)
        ranking = danger_first(text, Understanding((RankedIntent(intent, 0.9), *(RankedIntent(*one) for one in also)))).ranking
        ranked = [{"name": one.name, "confidence": one.confidence} for one in ranking]
        message = {"text": text, "intent": ranked[0], "intent_ranking": ranked}
        self.events.append({"event": "user", "text": text, "parse_data": {"intent": ranked[0]}})
        action = self.rules[ranked[0]["name"]]
        entries = [one for reply in self._run(action, message) for one in _entries(reply)]
        kept = conversations()
        if asks_to_erase(entries):
            kept.erase(self.sender)
            self.events.clear()
        else:
            kept.transcript.add(self.sender, "rest", lines_of(text, entries))
        return entries

    def answers(self, *message, **more):
        """Say something; returns the answers of the reply."""
        return [entry["custom"]["answer"] for entry in self.say(*message, **more) if (entry.get("custom") or {}).get("answer")]

    def answer(self, *message, **more):
        """Say something; returns its only answer."""
        (answer,) = self.answers(*message, **more)
        return answer

    def text(self, *message, **more):
        """Say something; returns the words of the reply."""
        return "\n".join(entry["text"] for entry in self.say(*message, **more) if entry.get("text"))

    def _run(self, action, message):
        tracker = Tracker(self.sender, dict(self.slots), message, list(self.events), False, None, {}, "action_listen")
        call = {"next_action": action, "tracker": _state(tracker, message), "domain": {}, "sender_id": self.sender}
        result = asyncio.run(self.executor.run(call))
        for reply in result["responses"]:
            self.events.append({"event": "bot", "text": reply.get("text"), "data": {"custom": reply.get("custom") or None}})
        for event in result["events"]:
            self._apply(event)
        return result["responses"]

    def _apply(self, event):
        if event["event"] == "slot":
            self.slots[event["name"]] = event["value"]
        elif event["event"] == "reset_slots":
            self.slots.clear()
            self.events.append(event)


def _state(tracker, message):
    state = {"sender_id": tracker.sender_id, "slots": tracker.slots, "latest_message": message, "events": tracker.events}
    return state | {"paused": False, "followup_action": None, "active_loop": {}, "latest_action_name": "action_listen"}


def _entries(reply):
    """A reply as the entries of Rasa's REST channel."""
    texts = [{"text": reply["text"]}] if reply.get("text") else []
    return texts + ([{"custom": reply["custom"]}] if reply.get("custom") else [])
