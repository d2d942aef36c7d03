"""Large arrays of JSON bodies that are read item by item (`x-items`)."""
