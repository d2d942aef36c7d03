"""What arrives is held to the document: strict reading, and what it found."""
