"""What the actions need is opened once."""


def test_it_is_opened_once(opened):
    assert opened.answering() is opened.answering() and opened.conversations() is opened.conversations()
    assert opened.office() is opened.office()
