"""The toolkit: one reviewed OpenAPI document in, a typed Python client and server out."""
