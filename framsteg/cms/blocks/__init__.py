"""What the text of a page is built of."""
