"""Codes of what can go wrong while a document is read; those of rules are with the rules."""

from __future__ import annotations

LOADING_CODES = {
    "unreadable-file": "A file is missing, not a regular file, or larger than an API description.",
    "invalid-encoding": "A file is not UTF-8.",
    "empty-document": "A file holds no value.",
    "invalid-json": "A file is not JSON.",
    "invalid-yaml": "A file is not YAML.",
    "multiple-documents": "A file holds a second YAML document.",
    "document-too-large": "A file, its aliases or the files it refers to hold too many values.",
    "document-too-deep": "Values or references are nested too deeply.",
    "duplicate-key": "A mapping gives a key twice.",
    "invalid-key": "The key of a mapping is no string.",
    "invalid-merge": "The merge key `<<` stands before something else than mappings.",
    "recursive-alias": "An alias stands inside the value it names.",
    "unsupported-tag": "A YAML tag does not fit its value, or has no meaning in OpenAPI.",
    "invalid-number": "A number is not finite.",
    "not-a-mapping": "The document is a list or a single value.",
    "unsupported-version": "The document is no OpenAPI of a version that is supported.",
    "remote-ref": "A reference is a URL, and nothing is ever fetched.",
    "no-unresolved-refs": "A reference leads to a file or a place that does not exist.",
    "unsupported-ref": "What a reference means depends on the way that led to it.",
    "invalid-overlay": "An overlay is none, or asks for what cannot be done.",
    "overlay-no-match": "The target of an action of an overlay selects nothing.",
    "filter-no-match": "A filter of operations matches none.",
    "name-no-match": "An entry of the table of names matches nothing in the document.",
    "circular-ref": "A path item consists of nothing but itself.",
}
"""Code to what it means, in one line."""
