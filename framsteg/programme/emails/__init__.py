"""The letters that a programme sends: plain words, one link, nothing that needs explaining."""
