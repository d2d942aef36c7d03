"""Code samples: one complete program for each operation and language.

`requests.py` decides what is sent, `escaping.py` and one dialect for each language how that is
written, and the templates in `render/templates/samples/` print it. `languages.py` is the table.
"""
