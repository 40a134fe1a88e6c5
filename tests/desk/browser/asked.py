"""What people of Baotou have said and the assistant could not answer."""

from datetime import date

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import AnswerRecord, Line
from bot.conversations.transcript import Transcript

ASKED = {
    "孩子没有户口，幼儿园学费能减免吗，电话13812345678": "no_clause",
    "小孩没户口，上幼儿园学费能不能减免": "no_clause",
    "没有户口的孩子，幼儿园学费减不减免": "no_clause",
    "工地上摔断了腿老板不管": "unclear",
    "无人机飞手证在哪里考": "unclear",
    "租不起房，能申请公租房吗": "no_clause",
}


def ask_all(settings):
    """Let all of it be said in a conversation each."""
    transcript = Transcript(ConversationDatabase(settings.conversations_url))
    for number, (text, outcome) in enumerate(ASKED.items()):
        answer = AnswerRecord(str(number), outcome, None, "150200", date(2026, 11, 20), 1, None)
        transcript.add(f"c{number}", "web", [Line("citizen", text), Line("bot", "没有", answer)])
