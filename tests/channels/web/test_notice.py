"""The notice says what is kept, for how long, and how to erase it."""

from bot.channels.web.notice import Notice


def test_the_notice_says_what_how_long_and_how_to_erase():
    notice = Notice.open(45)
    assert "45" in notice.text and "删除我的记录" in notice.text and "打码" in notice.text and "{" not in notice.text
    assert "健康和孩子的情况另外问您" in notice.text
    assert notice.to_dict() == {"version": notice.version, "text": notice.text, "characters": 2000, "days": 45}
