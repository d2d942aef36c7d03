"""Webhooks and callbacks: requests that the API sends, from their bytes to typed events.

`parsing` is where to begin. `receiver` serves them; no other module needs a web framework.
"""
