"""Values against the schemas of a document: what does not hold, and where that is written."""
