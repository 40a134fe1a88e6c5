"""The policy store: tables, migrations, the repository that reads and the builder that writes."""
