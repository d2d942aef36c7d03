"""Behaviour shared by every generated package: ordinary, tested Python, shipped verbatim.

Generated code states facts (`operations.py` defines their types); this package acts on them.
Nothing in this package imports the generated code or names an API.
"""
