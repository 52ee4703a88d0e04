"""A municipality leaves with everything that is its own, in open formats, and moves in elsewhere."""
