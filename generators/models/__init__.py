"""Pydantic models from the schemas of a document, by datamodel-code-generator."""
