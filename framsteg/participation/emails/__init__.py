"""Letters to those who said something or signed up."""
