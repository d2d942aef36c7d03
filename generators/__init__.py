"""The toolkit: one reviewed OpenAPI document in, a typed Python client and server out."""

TOOLKIT = "communications-api-toolkit"
"""Name of the distribution, which packages tell they were made by."""

__version__ = "0.1.0"
