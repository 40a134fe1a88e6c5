"""The policy store: tables, migrations, the repository that reads and the builder that writes."""

import bot.store.bodies.tables  # noqa: F401  # so that the one list of tables is whole, whoever looks at it first
