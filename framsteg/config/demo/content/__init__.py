"""What the demo holds, a part a file; each part is loaded whole or not at all."""
