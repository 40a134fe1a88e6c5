"""The audit log: who did what, and whether the chain is whole."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.fields import plain
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import MenuEntry, Page

PATH = "/audit"
PAGE_LENGTH = 50
LARGEST = 2**31 - 1  # of a line's number
router = APIRouter()
PAGE = Page(router, MenuEntry(PATH, "审计日志", "read_audit"))
ACTIONS = {
    "account_added": "加账号",
    "role_changed": "改角色",
    "account_shut": "停用账号",
    "account_opened": "启用账号",
    "password_changed": "改密码",
    "signed_in": "登录",
    "signed_out": "退出",
    "sign_in_failed": "登录失败",
    "conversation_erased": "应本人要求删除了对话",
    "conversations_expired": "删除了到期的对话",
    "session_refused": "会话被拒（换了浏览器）",
    "talk_taken": "接手人工对话",
    "talk_passed_on": "把对话转给同事",
    "talk_handed_back": "把对话交还助手",
    "talk_closed": "结束人工对话",
    "call_back_asked": "请市民留回电号码",
    "call_back_shown": "看了回电号码",
    "call_back_done": "删除回电号码",
    "talk_returned": "座席不在，对话回到队列",
    "refused": "越权被拒",
    "bot_off": "停用机器人",
    "bot_on": "恢复机器人",
    "document_imported": "导入文件",
    "document_changed": "改文件的事实",
    "clause_changed": "改条款的标注",
    "suggestions_accepted": "采纳建议",
    "document_reviewed": "核对文件",
    "document_published": "发布文件",
    "document_withdrawn": "撤回文件",
    "document_ended": "废止文件",
    "document_exported": "导出表格",
    "clause_reported": "报条款有误",
    "report_closed": "处理报错",
    "body_changed": "改部门",
    "body_removed": "删部门",
    "bodies_imported": "导入部门表格",
    "example_added": "收训练例句",
    "example_removed": "去掉训练例句",
    "case_decided": "处理没答好的问题",
    "region_changed": "改负责的地方",
}


@router.get(PATH)
def show(request: Request, account: Account = Depends(needs("read_audit")), before: str = "", actor: str = "", check: str = "") -> Response:
    """Lines, the newest first; with `check`, whether the log is whole."""
    desk, actor = desk_of(request), plain(actor, 40)
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    lines = desk.staff.audit.entries(number, PAGE_LENGTH, actor)
    checked = desk.staff.audit.check() if check else None
    facts = {"lines": lines, "actor": actor, "checked": checked, "actions": ACTIONS, "more": len(lines) == PAGE_LENGTH}
    return desk.views.page("audit.html.j2", csrf_of(token_of(request)), account, 200, PATH, **facts)
