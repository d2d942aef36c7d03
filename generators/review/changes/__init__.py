"""The table of the classes of change, by subject; `generators.review.classes` puts it together."""
