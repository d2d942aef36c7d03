"""The documentation of an API, held against its document.

`examples` holds the curl commands and the JSON of any Markdown, HTML or text against it.
"""
