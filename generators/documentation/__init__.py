"""The documentation of an API, held against its document.

`examples` holds the curl commands and the JSON of any Markdown, HTML or text against it. `reading`
holds captured pages of a reference against it, part by part: `captured` and `listing` read them,
`operations`, `schemas` and `beyond` compare, `proposal` makes an overlay of what was found.
"""
