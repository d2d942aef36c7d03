# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The document declares no schemas."""
