"""Tables of the people who answer. They lie beside the conversations, so that a step and its line in the log are one transaction.

`desk_sessions` holds digests: who reads the table can open no session with it. `attempts` counts failures by what was tried, whether there
is such an account or not. `audit_log` takes new lines only: triggers refuse every change, and each line carries the hash of the one before.
"""

from sqlalchemy import JSON, Boolean, Column, DateTime, ForeignKey, Integer, String, Table

from bot.conversations.tables import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False, unique=True),
    Column("label", String(40), nullable=False),
    Column("role", String(10), nullable=False),
    Column("region_code", String(6)),
    Column("password", String(200), nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", DateTime, nullable=False),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("browser", String(64), nullable=False),
    Column("opened_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", DateTime, nullable=False, index=True),
    Column("locked_until", DateTime),
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("actor", String(40), nullable=False, index=True),
    Column("action", String(40), nullable=False),
    Column("target", String(255), nullable=False),
    Column("details", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
