"""Behaviour shared by every generated package: ordinary, tested Python, shipped verbatim.

Generated code states facts (`operations.py` gives them their shape); what is done with the facts
stands here. Nothing in this package imports the generated code or names an API.
"""
