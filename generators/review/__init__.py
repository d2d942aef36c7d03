"""Review: what a change of the document breaks on the wire and in generated Python, and where."""
