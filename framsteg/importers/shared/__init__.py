"""What the sources have in common: their errors, reading JSON and JSON-stat, asking."""
