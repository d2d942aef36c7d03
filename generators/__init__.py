"""The toolkit: one reviewed OpenAPI document in, a typed Python client and server out."""

TOOLKIT = "specmill"
"""Name of the distribution, which packages tell they were made by."""

COMMAND = "specmill" if __name__ == TOOLKIT else f"python -m {__name__}"
"""How the toolkit is run: installed, it is a command; in its repository, a folder."""

__version__ = "0.1.0"
