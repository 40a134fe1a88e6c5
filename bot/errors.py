"""What can go wrong, and what the reader should do then.

XinshiminError
├── SettingsError         a setting has a value that cannot be used
├── PortTakenError        another program listens where a part should
├── PartDiedError         a part of the running system ended by itself
├── StartTimeoutError     a part did not become ready in time
├── MissingExtraError     a configuration needs a package that is not installed
├── ModelError            the trained model is missing or broken
├── ExamplesError         a file of examples for training cannot be used
├── SuggestionError       nothing can be proposed for clauses
├── PolicyFileError       a notice or its annotations cannot be read
│   ├── AnnotationError   an annotation does not stand in the text
│   ├── FileKindError     a file of a kind that is not read
│   ├── FileTooLargeError a file, or what is packed in it, is larger than allowed
│   └── RowsError         rows of a spreadsheet or an edited file are wrong
├── StoreError            the policy store is missing, stale or broken
├── ConversationError     what is kept of conversations cannot be read or written
├── UnknownSessionError   no session of that name (any more)
├── HandoverError         a request for a person is not there, or not in a state for this step
├── ReportError           a reported error that is not there, or closed already
├── AccountError         an account of the desk cannot be made or changed so
├── AuditError           the audit log was changed by other hands
├── SignInError          a name or password that is not right, or too many of them
├── CallbackError         what came to a WeChat address does not come from WeChat
├── PlatformError         WeChat does not take what was sent to it, or cannot be reached
│   └── UnansweredError   it did not say whether it took it
├── MenuError             the file of the menu cannot be used
├── LifecycleError        a step that the state of a document does not allow
├── OutOfPlaceError       a document or body of a place that is not the editor's
├── UnknownTopicError     no topic of that name
├── UnknownPlaceError     no place of that name, or several
├── UnknownDocumentError  no document of that id
└── ProofError            a text is not the span of the source that it claims to be

Every error is one sentence for the reader (`str(error)`), in Chinese, that says what to do next, and carries its data as attributes.
"""

from typing import NamedTuple


class XinshiminError(Exception):
    """Base of all errors that a reader may see."""


class SettingsError(XinshiminError):
    def __init__(self, name: str, value: str, wanted: str) -> None:
        self.name, self.value, self.wanted = name, value, wanted
        super().__init__(f"设置 {name}={value} 不能用：应为{wanted}，请改正后再启动。")


class PortTakenError(XinshiminError):
    def __init__(self, port: int, part: str) -> None:
        self.port, self.part = port, part
        settings = "--port、XINSHIMIN_ACTIONS_PORT、XINSHIMIN_DESK_PORT"
        super().__init__(f"端口 {port} 已被别的程序占用，{part}无法启动；请关掉那个程序，或换一个端口（{settings}）。")


class PartDiedError(XinshiminError):
    def __init__(self, part: str, returncode: int, log: str) -> None:
        self.part, self.returncode, self.log = part, returncode, log
        super().__init__(f"{part}意外退出（返回码 {returncode}），其余部分已停止；原因见日志 {log}。")


class StartTimeoutError(XinshiminError):
    def __init__(self, part: str, seconds: int, log: str) -> None:
        self.part, self.seconds, self.log = part, seconds, log
        super().__init__(f"{part}在 {seconds} 秒内没有就绪，已全部停止；原因见日志 {log}，机器慢时可设 XINSHIMIN_START_TIMEOUT。")


class MissingExtraError(XinshiminError):
    def __init__(self, extra: str, needed_by: str, installable: bool = True) -> None:
        self.extra, self.needed_by = extra, needed_by
        advice = f"请运行 uv sync --extra {extra}，或在 config.yml 里换掉它" if installable else "请改用网页、微信、rest 或 socketio 渠道"
        super().__init__(f"配置用到的 {needed_by} 需要 {extra}，但{'没有安装' if installable else '对话服务不带它'}；{advice}。")


class ModelError(XinshiminError):
    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what}；请运行 xinshimin train 重新训练。")


class ExamplesError(XinshiminError):
    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} 里读不出例句；请照 data/nlu 下的文件写：nlu、intent、examples，一行一句，行首是“- ”。")


class SuggestionError(XinshiminError):
    def __init__(self, why: str, advice: str) -> None:
        self.why, self.advice = why, advice
        super().__init__(f"还不能对条款提出建议：{why}；{advice}。")


class PolicyFileError(XinshiminError):
    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}：{why}")


class AnnotationError(PolicyFileError):
    def __init__(self, path: str, clause: str, topic: str, why: str) -> None:
        self.clause, self.topic = clause, topic
        super().__init__(path, f"条款 {clause} 的标注（{topic}）有误：{why}，请对照原文改正 policy.yml。")


class FileKindError(PolicyFileError):
    def __init__(self, path: str, kind: str, advice: str) -> None:
        self.kind, self.advice = kind, advice
        super().__init__(path, f"这是{kind}，不能导入；请{advice}。")


class FileTooLargeError(PolicyFileError):
    def __init__(self, path: str, megabytes: float, limit: float) -> None:
        self.megabytes, self.limit = megabytes, limit
        super().__init__(path, f"内容有 {megabytes} MB，超过 {limit} MB 的上限；请去掉图片或拆成几份再导入。")


class WrongRow(NamedTuple):
    """A row that is wrong: where it stands in the file, and why."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}：{self.why}"


class RowsError(PolicyFileError):
    """Rows of a file are wrong, so nothing was taken from it; `rows` holds them all, in the order of the file."""

    def __init__(self, path: str, rows: tuple[WrongRow, ...]) -> None:
        self.rows = rows
        super().__init__(path, f"有 {len(rows)} 处要改（{rows[0]}），什么都没有写入；请改正后再导入。")


class StoreError(XinshiminError):
    """The policy store is missing, stale or broken; the message says which and what to do."""


class ConversationError(XinshiminError):
    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__(f"对话记录用不了（{cause}）；请检查 XINSHIMIN_CONVERSATIONS_URL 的数据库是否在运行。")


class UnknownSessionError(XinshiminError):
    def __init__(self) -> None:
        super().__init__("这次对话已经结束或已删除；请重新打开对话再问。")


class HandoverError(XinshiminError):
    def __init__(self, number: int, state: str | None) -> None:
        self.number, self.state = number, state
        super().__init__(f"转人工请求 {number} {'不存在' if state is None else f'现在是 {state}'}，不能这样处理；请刷新列表再看。")


class ReportError(XinshiminError):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"报错 {number} 不存在，或已经有人处理了；请刷新列表再看。")


class AccountError(XinshiminError):
    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        super().__init__(f"账号 {name}：{why}。")


class AuditError(XinshiminError):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"审计日志从第 {number} 条起对不上，有人绕过程序动过数据库；请保存现场，用备份核对。")


class SignInError(XinshiminError):
    """`minutes` is how long nobody may try; 0 where the name or the password was wrong. Which of them is not told."""

    def __init__(self, minutes: int = 0) -> None:
        self.minutes = minutes
        wrong = "登录名或密码不对；请再试，忘了密码请找管理员重设。"
        super().__init__(f"试错太多次，{minutes} 分钟内不能登录；请稍后再试，或找管理员。" if minutes else wrong)


class CallbackError(XinshiminError):
    """Told to nobody but the log: `reason` is one word, without anything of the request."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"不是微信平台发来的请求（{reason}），已拒绝；请核对 Token、EncodingAESKey 和消息加解密方式。")


class PlatformError(XinshiminError):
    """`code` is the platform's errcode, None where it gave none."""

    def __init__(self, code: int | None, what: str, advice: str) -> None:
        self.code, self.what, self.advice = code, what, advice
        super().__init__(f"微信接口：{what}{'' if code is None else f'（{code}）'}；{advice}。")


class UnansweredError(PlatformError):
    """What was sent may have arrived or not."""


class MenuError(XinshiminError):
    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"菜单文件 {path} 不能用：{why}，请改正后再试。")


class LifecycleError(XinshiminError):
    def __init__(self, reference: str, why: str, advice: str) -> None:
        self.reference, self.why, self.advice = reference, why, advice
        super().__init__(f"{reference} {why}；{advice}。")


class OutOfPlaceError(XinshiminError):
    """`place` is what the place is called that the thing belongs to, `area` the editor's own; either may be empty."""

    def __init__(self, place: str, area: str) -> None:
        self.place, self.area = place, area
        why = f"您的账号只管{area}，不管{place or '没有写明地方的'}" if area else "您的账号还没有定负责的地方"
        super().__init__(f"{why}；需要的话请找管理员。")


class UnknownTopicError(XinshiminError):
    def __init__(self, topic: str) -> None:
        self.topic = topic
        super().__init__(f"没有名为 {topic} 的主题；可用的主题见 xinshimin topics。")


class ProofError(XinshiminError):
    def __init__(self, clause_id: str, why: str) -> None:
        self.clause_id, self.why = clause_id, why
        super().__init__(f"条款 {clause_id} 未通过原文核对（{why}），不予答复；请运行 xinshimin store build --force。")


class UnknownPlaceError(XinshiminError):
    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        self.name, self.candidates = name, candidates
        hint = f"可能是{'、'.join(candidates[:5])}，请写全名" if candidates else "请写市或区县的名称，例如 包头"
        super().__init__(f"不知道“{name}”是哪里；{hint}。")


class UnknownDocumentError(XinshiminError):
    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        super().__init__(f"政策库里没有 {document_id}；请看 xinshimin policy list。")
