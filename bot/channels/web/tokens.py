"""Tokens: what a client shows to be let into its session again. Signed, so that nobody can make one up; they hold no words."""

import secrets
from datetime import timezone

import jwt

from bot.channels.web.faults import FaultError, session_expired, session_unknown
from bot.conversations.sessions import Session

PREFIX = "web:"
ALGORITHM = "HS256"
AUDIENCE = "xinshimin-web"


def new_conversation() -> str:
    """A name for a new conversation that nobody can guess."""
    return PREFIX + secrets.token_urlsafe(16)


class Signer:
    """Signs tokens with the first of `secrets` (one, or several with commas between) and reads what any of them has signed."""

    def __init__(self, secrets: str) -> None:
        self._secrets = secrets.split(",")

    def sign(self, session: Session) -> str:
        """The token of a session; it ends with the session."""
        claims = {"sub": session.conversation, "aud": AUDIENCE, "exp": session.expires_at.replace(tzinfo=timezone.utc)}
        return jwt.encode(claims, self._secrets[0], ALGORITHM)

    def read(self, header: str) -> str:
        """The conversation that an `Authorization` header opens; raises `FaultError` 401."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer":
            raise session_unknown()
        faults = []
        for secret in self._secrets:
            try:
                return _read(token.strip(), secret)
            except FaultError as fault:
                faults.append(fault)
        raise max(faults, key=lambda fault: fault.code == session_expired().code)


def _read(token: str, secret: str) -> str:
    try:
        claims = jwt.decode(token, secret, [ALGORITHM], audience=AUDIENCE, options={"require": ["sub", "exp"]})
    except jwt.ExpiredSignatureError:
        raise session_expired() from None
    except (jwt.InvalidTokenError, ValueError):
        raise session_unknown() from None
    return str(claims["sub"])
