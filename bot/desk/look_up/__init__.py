"""Looking up while somebody is on the line: what applies, what stands above it, and whether the caller meets it."""
