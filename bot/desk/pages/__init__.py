"""The pages, in the order of the menu. Another page is one more file here, and one more name in the list."""

from bot.desk.page import Page
from bot.desk.pages import accounts, audit, figures, look_up, own_password, send_answer, sign_in, switch, talk, talk_events, talks

PAGES: tuple[Page, ...] = (
    look_up.PAGE,
    send_answer.PAGE,
    talks.PAGE,
    talk_events.PAGE,
    talk.PAGE,
    figures.PAGE,
    accounts.PAGE,
    audit.PAGE,
    switch.PAGE,
    own_password.PAGE,
    sign_in.PAGE,
)
