"""Calling the API: what the generated clients are made of."""
