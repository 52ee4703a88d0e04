"""What is asked about programmes. Without a word about the audience, only what is public is answered."""
