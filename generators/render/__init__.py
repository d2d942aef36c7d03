"""From the description of an API to a tree of files, and from there to the disk."""
