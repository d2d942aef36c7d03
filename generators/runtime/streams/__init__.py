"""Sequences of items that come one by one: server-sent events, lines, records."""
