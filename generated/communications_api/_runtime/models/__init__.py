"""Base classes of the generated models, and what their values are made of."""
