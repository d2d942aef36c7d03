"""How parameters are written to requests and read from them."""
