"""Tables of what is kept of conversations.

They live in a database of their own (beside the tracker of Rasa), not among the policies: a backup of the policies carries nobody's words
away, bringing one back loses no request, and a long import of policies keeps no message waiting. Times are UTC.

`answers` holds what is needed to give an answer again (revision of the policy store, topic, place, day) and nothing about the asker: the
link is `messages.answer_id`.

`sessions` are conversations that can be taken up again (the web chat); `outbox` numbers what was said in each, so that a client that was
away gets what it missed. A message of the citizen is there before it is answered: `waiting`, then `taken` by a worker until `lease_until`,
then `done`.

`handovers.seen_at` is the last sign of life of the operator who has it, `ended` why it is closed. `outbox.holder` says with an event of the
system who answers from then on, a person or the bot.

`bot_switch` has one row at most: whether the bot is off, and what it says then.

`call_backs` holds telephone numbers that were given in the form for them: encrypted, for one talk, until the call. `digest` is that of the
link to the form, which only the citizen was told.

`guardians` are conversations of children under fourteen who were asked to have a parent beside them.

`handovers` and `feedback` stay when a conversation is wiped, without words and link; channel, topic and place are kept beside them, so that
they can be counted.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

answers = Table(
    "answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("outcome", String(20), nullable=False),
    Column("topic", String(40)),
    Column("region_code", String(6)),
    Column("as_of", Date, nullable=False),
    Column("store_revision", Integer),
    Column("focus", String(20)),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False, index=True),
    Column("at", DateTime, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("speaker", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("answer_id", String(32), ForeignKey("answers.id")),
)

handovers = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), index=True),
    Column("why", String(10), nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("summary", JSON, nullable=False),
    Column("created_at", DateTime, nullable=False, index=True),
    Column("taken_at", DateTime),
    Column("taken_by", String(80)),
    Column("closed_at", DateTime),
    Column("seen_at", DateTime),
    Column("ended", String(20)),
    Column("channel", String(20)),
    Column("topic", String(40)),
    Column("region_code", String(6)),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), index=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("answer_id", String(32)),
    Column("answer", JSON, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("why", Text),
    Column("channel", String(20)),
    Column("topic", String(40)),
    Column("region_code", String(6)),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False, index=True),
    Column("at", DateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", String(20), nullable=False, index=True),
    Column("topic", String(40)),
    Column("region_code", String(6)),
)

sessions = Table(
    "sessions",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("opened_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False, index=True),
    Column("consent", String(20), nullable=False),
    Column("region_code", String(6)),
    Column("last_seq", Integer, nullable=False),
)

UNFINISHED = text("state IN ('waiting', 'taken')")

outbox = Table(
    "outbox",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("speaker", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("answer_id", String(32)),
    Column("answer", JSON(none_as_null=True)),
    Column("client_id", String(64)),
    Column("reply_to", String(64)),
    Column("last", Boolean, nullable=False),
    Column("state", String(10)),
    Column("claim", String(32)),
    Column("lease_until", DateTime),
    Column("holder", String(10)),
    Column("kept_text", Text),
    Column("kept_answer", JSON(none_as_null=True)),
    UniqueConstraint("conversation", "client_id"),
    Index("ix_outbox_state", "state", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),
)

pending_answers = Table(
    "pending_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(255), nullable=False, unique=True),
    Column("conversation", String(255), nullable=False, index=True),
    Column("channel", String(20), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("state", String(10), nullable=False),
    Column("question", Text),
    Column("packet", JSON),
    Column("due_at", DateTime, index=True),
    Column("tries", Integer, nullable=False),
)

call_backs = Table(
    "call_backs",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("asked_at", DateTime, nullable=False),
    Column("expires_at", DateTime, nullable=False, index=True),
    Column("number", Text),
)

guardians = Table(
    "guardians",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("at", DateTime, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("version", String(20), nullable=False),
    Column("at", DateTime, nullable=False),
)

bot_switch = Table(
    "bot_switch",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("off", Boolean, nullable=False),
    Column("message", Text, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("changed_by", String(40), nullable=False),
)
