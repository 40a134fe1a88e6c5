"""Calls of the interface, against the platform's."""

import asyncio

import pytest

from bot.errors import PlatformError
from bot.wechat.api import PlatformApi
from bot.wechat.packet import Card
from bot.wechat.shared import LocalState

CARD = Card("条款全文", "包府办发〔2024〕47号", "https://zc.example.gov.cn/1")


@pytest.fixture
def calling(account, interface):
    def run(work, kind="wechat"):
        async def go():
            made = account(kind, wechat_send="yes", wechat_api=interface.address, wecom_api=interface.address)
            api = PlatformApi(made, LocalState())
            try:
                return await work(api)
            finally:
                await api.close()

        return asyncio.run(go())

    return run


def test_a_text_a_card_and_choices(calling, interface):
    async def work(api):
        await api.send_text("o1", "有规定。\x00😀")
        await api.send_card("o1", CARD)
        await api.send_choices("o1", "接着问：", ("要什么材料？", "在哪里办？"))

    calling(work)
    text, card, choices = (body for _, body in interface.sent)
    assert text == {"touser": "o1", "msgtype": "text", "text": {"content": "有规定。😀"}}
    assert card["news"]["articles"] == [{"title": CARD.title, "description": CARD.description, "url": CARD.url}]
    assert choices["msgmenu"]["list"] == [{"id": "1", "content": "要什么材料？"}, {"id": "2", "content": "在哪里办？"}]


def test_an_application_of_wecom_and_a_service_desk_send_their_way(calling, interface):
    async def work(api):
        await api.remember_desk("wm1", "wkDESK")
        await api.send_text("wm1", "好")
        await api.send_card("wm1", CARD)

    calling(work, "wecom")
    assert interface.sent[0][1] == {"touser": "wm1", "msgtype": "text", "text": {"content": "好"}, "agentid": 1000002}
    calling(work, "wechat_kf")
    assert interface.sent[2][1] == {"touser": "wm1", "msgtype": "text", "text": {"content": "好"}, "open_kfid": "wkDESK"}
    assert CARD.url in interface.sent[3][1]["text"]["content"]


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_token_that_ended_is_replaced_and_the_call_repeated(calling, interface, code):
    interface.errors = [code]
    calling(lambda api: api.send_text("o1", "好"))
    assert interface.texts() == ["好"]


def test_a_token_that_is_refused_for_ever_ends(calling, interface):
    interface.errors = [40001] * 100
    with pytest.raises(PlatformError) as caught:
        calling(lambda api: api.send_text("o1", "好"))
    assert caught.value.code == 40001 and len([path for path in interface.asked if path != "token"]) == 2


def test_the_menu(calling, interface):
    buttons = {"button": [{"name": "住房", "sub_button": [{"type": "click", "name": "公租房", "key": "topic:public_rental_housing"}]}]}

    async def work(api):
        await api.put_menu(buttons)
        return await api.get_menu()

    assert calling(work)["selfmenu_info"] == interface.menu == buttons


def test_what_a_service_desk_has_received(calling, interface):
    interface.inbox = [{"msgid": "1"}, {"msgid": "2"}, {"msgid": "3"}]
    page = calling(lambda api: api.sync("wkDESK", "t", ""), "wechat_kf")
    assert (len(page["msg_list"]), page["next_cursor"], page["has_more"]) == (2, "2", 1)
