"""Reports in the editor: preparing, writing, commenting, signing."""
