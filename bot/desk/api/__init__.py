"""The public API `/api/v1`, one file per resource. The contract is docs/reference/api.md and /openapi.json."""

from bot.desk.api.router import api_router as api_router
