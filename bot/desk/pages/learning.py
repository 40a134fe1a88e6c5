"""Questions that went badly, in groups of what is alike: each group is decided on with one click."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from bot.answer.departments import Departments
from bot.conversations.improving.cases import Case, Decision
from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
from bot.desk.editing.steps import scope_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.learning.board import LABELS, board, intent_names
from bot.desk.learning.candidates import candidates
from bot.desk.learning.letters import QUOTED, letter
from bot.desk.page import MenuEntry, Page
from bot.errors import XinshiminError
from bot.learning.checking import Checker, Finding, intents_of
from bot.learning.sentences import Sentence

PATH = "/learning"
LONG = 200
WHY = {"unclear": "没听明白", "no_clause": "没有条款", "useless": "说没用"}
DONE = {"example": "已收为例句；攒够了导出补丁，请人审核。", "dismissed": "已去掉。"}
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "学习", "edit_policies"))
editor = needs("edit_policies")


@dataclass(frozen=True)
class Chosen:
    """The cases that a form is about, and what else it says."""

    cases: tuple[Case, ...]
    topic: str
    region: str
    text: str
    intent: str

    @property
    def keys(self) -> list[str]:
        """What names the cases."""
        return [case.key for case in self.cases]


async def chosen(request: Request, account: Account = Depends(editor)) -> Chosen:
    """What the form says; only cases of the account's place count."""
    form = await request.form()
    texts = {name: plain(value, LONG) for name, value in form.items() if isinstance(value, str)}
    keys = {str(value) for value in form.getlist("key")}
    desk = desk_of(request)
    cases = await run_in_threadpool(lambda: desk.improving.cases.undecided(scope_of(desk, account).codes()))
    mine = tuple(case for case in cases if case.key in keys)
    if not mine:
        raise XinshiminError("没有选中要处理的问题，或已经有人处理了；请刷新再看。")
    first = texts.get("first", "")
    topic = texts.get("topic", "")
    ordered = sorted(mine, key=lambda case: case.key != first)
    return Chosen(tuple(ordered), topic if topic in LABELS else "", texts.get("region", ""), texts.get("text", ""), texts.get("intent", ""))


@router.get(PATH)
def show(request: Request, account: Account = Depends(editor), done: str = "") -> Response:
    """The groups, the largest first."""
    return _page(request, account, done=DONE.get(done, ""))


@router.post(PATH + "/example")
def example(request: Request, account: Account = Depends(editor), chosen: Chosen = Depends(chosen)) -> Response:
    """Collect a sentence for training, unless it measures, or stands under another intent."""
    desk = desk_of(request)
    finding = check_sentence(desk, chosen.text, chosen.intent)
    if not chosen.text or finding.refused:
        return _page(request, account, fault=said_of(finding) if chosen.text else "没有写例句。", status=400)
    desk.improving.examples.add(account.name, chosen.intent, chosen.text, scope_of(desk, account).area or "")
    return _decided(desk, account, chosen, "example")


@router.post(PATH + "/annotation")
def annotation(request: Request, account: Account = Depends(editor), chosen: Chosen = Depends(chosen)) -> Response:
    """Note that an annotation is missing, and show the clauses in which it may be written."""
    desk, words = desk_of(request), list(dict.fromkeys(case.text for case in chosen.cases))[:QUOTED]
    found = candidates(desk.parts, scope_of(desk, account), words[0], chosen.topic, chosen.region, date.today())
    desk.improving.cases.decide(chosen.keys, "annotation", account.name, topic=chosen.topic)
    facts = {"found": found, "words": words, "topic": chosen.topic, "label": LABELS.get(chosen.topic, "")}
    return desk.views.page("learning/annotation.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)


@router.post(PATH + "/dismiss")
def dismiss(request: Request, account: Account = Depends(editor), chosen: Chosen = Depends(chosen)) -> Response:
    """Nothing is to be learned from them."""
    return _decided(desk_of(request), account, chosen, "dismissed")


@router.post(PATH + "/bureau")
def bureau(request: Request, account: Account = Depends(editor), chosen: Chosen = Depends(chosen)) -> Response:
    """A text for the bureau, to be copied."""
    desk = desk_of(request)
    region = desk.gazetteer.get(chosen.region) if chosen.region in desk.gazetteer else None
    text = letter(chosen.cases, chosen.topic, region, Departments.open())
    desk.improving.cases.decide(chosen.keys, "bureau", account.name, topic=chosen.topic)
    return desk.views.page("learning/letter.html.j2", csrf_of(token_of(request)), account, 200, PATH, text=text)


def check_sentence(desk: Desk, text: str, intent: str) -> Finding:
    """What is found of one sentence, against all that trains, measures or is collected."""
    trained = desk.sentences.trained
    collected = [Sentence(one.text, one.intent) for one in desk.improving.examples.all()]
    return Checker([*trained, *collected], desk.sentences.measured, intents_of(trained)).check([Sentence(text, intent)])[0]


def said_of(finding: Finding) -> str:
    """The faults of a sentence in one."""
    words = {
        "measured": "这句话在测试集里（{}），不能拿来训练",
        "other_intent": "这句话已经是别的意图（{}）的例句",
        "unknown_intent": "没有这个意图：{}",
        "known": "训练数据里已经有这句话（{}）",
    }
    return "；".join(words[fault].format(what) for fault, what in finding.faults) + "。请换一句或换个意图。"


def _decided(desk: Desk, account: Account, chosen: Chosen, decision: Decision) -> Response:
    desk.improving.cases.decide(chosen.keys, decision, account.name, topic=chosen.topic)
    return RedirectResponse(f"{PATH}?done={decision}", 303)


def _page(request: Request, account: Account, done: str = "", fault: str = "", status: int = 200) -> Response:
    desk = desk_of(request)
    cases = desk.improving.cases.undecided(scope_of(desk, account).codes())
    groups = board(cases, desk.likeness, desk.hearing)
    places = {group.region_code: desk.gazetteer.get(group.region_code).full_name for group in groups if group.region_code in desk.gazetteer}
    facts = {"groups": groups, "count": len(cases), "places": places, "why": WHY, "labels": LABELS, "done": done, "fault": fault}
    collected = len(desk.improving.examples.all(scope_of(desk, account).codes()))
    facts |= {"intents": intent_names(intents_of(desk.sentences.trained)), "collected": collected}
    return desk.views.page("learning/board.html.j2", csrf_of(token_of(request)), account, status, PATH, **facts)
