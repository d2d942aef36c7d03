"""Drift: what traffic shows and a document does not say, and the edit that would make it so."""
