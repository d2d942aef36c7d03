"""Code samples: one complete program for each operation and language.

`requests.py` decides which request is sent, `escaping.py` and one dialect for each language how its
values are written, and the templates in `render/templates/samples/` print the program.
`languages.py` is the table of languages.
"""
