"""Money in the editor: what is asked for, set aside, divided, spent and foreseen, and accounts taken in."""
