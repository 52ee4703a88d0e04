"""A report in each format, made from its tree alone. The formats do not know each other, nor any database."""
