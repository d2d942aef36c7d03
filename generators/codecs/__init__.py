"""What the toolkit has to know of each codec of the runtime; one row for each in `table`."""
