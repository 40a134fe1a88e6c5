"""What the platform's error codes mean for a message that was to be sent.

Sources: developers.weixin.qq.com, 全局返回码; developer.work.weixin.qq.com, 全局错误码. 95001 is what 微信客服 says where it takes no more.
"""

from typing import Literal, NamedTuple

from bot.errors import PlatformError, UnansweredError

Kind = Literal["token", "busy", "quota", "closed", "many", "long", "right", "address", "person", "account", "silent", "other"]


class Fault(NamedTuple):
    """What is wrong, in words, what to do, and the kind that the code acts on."""

    kind: Kind
    what: str
    advice: str


LATER = "会自动再试，不用处理"
NEXT = "答复已存下，等市民下次发消息时给"
FAULTS: dict[int, Fault] = {
    -1: Fault("busy", "平台正忙", LATER),
    40001: Fault("token", "接口凭证无效，或者 AppSecret 不对", "请核对 Secret"),
    40014: Fault("token", "接口凭证无效", "请核对 Secret"),
    42001: Fault("token", "接口凭证过期", LATER),
    40003: Fault("person", "这个账号里没有这位市民", "不用处理"),
    40013: Fault("account", "AppID 或企业 ID 不对", "请核对 XINSHIMIN_WECHAT_APPID 或 XINSHIMIN_WECOM_CORPID"),
    40125: Fault("account", "AppSecret 不对", "请核对 XINSHIMIN_WECHAT_SECRET"),
    40164: Fault("address", "本服务器的 IP 不在白名单里", "请在公众平台“基本配置”的 IP 白名单里加上它"),
    60020: Fault("address", "本服务器的 IP 不在企业可信 IP 里", "请在企业微信应用的“企业可信IP”里加上它"),
    43004: Fault("person", "市民没有关注公众号", "不用处理"),
    45002: Fault("long", "消息太长", "已改短再发"),
    45009: Fault("quota", "接口今天的调用次数用完了", "请在公众平台申请提高，明天零点恢复"),
    45011: Fault("busy", "接口调用太频繁", LATER),
    45015: Fault("closed", "市民超过 48 小时没有来消息", NEXT),
    45047: Fault("many", "客服消息条数用完了", NEXT),
    48001: Fault("right", "这个账号没有客服消息的权限", "请完成微信认证，或把 XINSHIMIN_WECHAT_SEND 设为 no"),
    60111: Fault("person", "企业里没有这位成员", "不用处理"),
    81013: Fault("person", "成员不在应用的可见范围里", "请在企业微信应用里调整可见范围"),
    95001: Fault("many", "微信客服消息条数用完了", NEXT),
}
OTHER = Fault("other", "平台不接受", "请按错误码查平台的说明")
UNREACHABLE = Fault("silent", "连不上平台", "请检查本服务器的网络和 XINSHIMIN_WECHAT_API、XINSHIMIN_WECOM_API")
UNCERTAIN = Fault("silent", "平台没有给出能看懂的回应", "请检查本服务器的网络")
TOKEN_CODES = frozenset(code for code, fault in FAULTS.items() if fault.kind == "token")


def error_of(code: int) -> PlatformError:
    """The error for a code of the platform."""
    _, what, advice = FAULTS.get(code, OTHER)
    return PlatformError(code, what, advice)


def unreachable() -> PlatformError:
    """The error where nothing was sent."""
    return PlatformError(None, UNREACHABLE.what, UNREACHABLE.advice)


def uncertain(status: int | None = None) -> UnansweredError:
    """The error where something was sent and nobody knows what became of it; `status` is HTTP's, where there was one."""
    return UnansweredError(status, UNCERTAIN.what, UNCERTAIN.advice)


def kind_of(error: PlatformError) -> Kind:
    """The kind that the code acts on."""
    if isinstance(error, UnansweredError) or error.code is None:
        return "silent"
    return FAULTS.get(error.code, OTHER).kind
