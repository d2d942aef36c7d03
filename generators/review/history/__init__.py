"""The history of a document: a changelog of the API, made of the commits of a repository.

READ FIRST: `building.build` is the order of the work. `span` says which commits are meant, `line`
asks git for them, `reading` reads the document of those that change it, `releases` decides which of
these a consumer sees as a version, `reports` render what was found.
"""
