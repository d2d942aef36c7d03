"""How bodies are written, media type by media type."""
