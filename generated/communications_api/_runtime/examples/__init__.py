"""Examples of the document, and values made where it has none."""
