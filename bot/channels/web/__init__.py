"""The web chat's channel: sessions, messages, events. The contract is docs/reference/web-channel.md."""
