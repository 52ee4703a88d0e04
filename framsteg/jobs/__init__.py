"""What the machine does by itself and when. Knows commands by their names only; what there is to do is a setting."""
