"""What the product really answers, without Rasa: the texts of these tests with their intents, places, topics and sources."""

from bot.policy.topics import TOPICS
from bot.regions import Gazetteer
from tests.conversations.talks.talker import Talker

INTENTS = {
    "我在包头打工，公租房怎么申请": "ask_public_rental_housing",
    "公租房怎么申请": "ask_public_rental_housing",
    "达茂旗能办低保吗": "ask_subsistence_allowance",
    "我够不够条件": "check_eligibility",
    "户口在包头市": "give_fact",
    "我在成都，尘肺怎么办": "ask_occupational_health",
    "鼓楼区": "give_place",
    "转人工": "handover",
    "有人要跳楼": "danger",
    "今天天气怎么样": "out_of_scope",
    "我想问个事": "unclear",
    "你好": "greet",
    "重新开始": "start_over",
}
BAOTOU, RENT, DIBAO = "我在包头打工，公租房怎么申请", "公租房怎么申请", "达茂旗能办低保吗"


class Answers:
    """Talks with each session as the product does."""

    def __init__(self, home):
        self.home, self.talkers, self.given = home, {}, {}
        self.gazetteer = Gazetteer.open()

    def to(self, session, text):
        """The entries of the reply: `text` and `answer` together."""
        talker = self.talkers.setdefault(session, Talker(f"web:{session}"))
        intent = INTENTS.get(text) or ("give_place" if text.startswith("我在") or text in self._names() else "unclear")
        said = []
        for entry in talker.say(text, intent):
            answer = (entry.get("custom") or {}).get("answer")
            if answer and said and "answer" not in said[-1]:
                said[-1]["answer"] = answer
            elif entry.get("text"):
                said.append({"text": entry["text"]})
            if answer:
                self.given[answer["id"]] = answer
        return said

    def source(self, answer, clause):
        """The clause in its document, as `GET /source` gives it."""
        found = self.given.get(answer)
        one = next((each for each in (*found["clauses"], *found["basis"]) if each["id"] == clause), None) if found else None
        if one is None:
            return None
        text = one["text"]
        before, after = "（上文）" * 60 + "\n", "\n" + "（下文）" * 60
        return {
            "document": one["document"],
            "before": before,
            "clause": text,
            "after": after,
            "spans": [[len(before), len(before) + len(text)]],
        }

    def regions(self, query):
        """The first places whose name holds `query`."""
        named = {"baotou": "包头"}.get(query, query)
        found = [region for region in self.gazetteer if named and named in region.full_name] or []
        if not query:
            found = [region for region in self.gazetteer if region.level == "province"]
        rows = sorted(found, key=lambda region: len(region.full_name))[:10]
        return [{"code": one.code, "name": one.full_name, "short": one.name, "level": one.level} for one in rows]

    def topics(self):
        return [{"topic": one.key, "group": one.group, "label": one.label, "question": f"{one.label}有什么规定？"} for one in TOPICS]

    def _names(self):
        self.names = getattr(self, "names", None) or {region.full_name for region in self.gazetteer}
        return self.names
