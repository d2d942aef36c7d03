"""From a normalised document to the frozen description that templates print."""
