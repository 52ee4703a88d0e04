"""The same for machines; see ARCHITECTURE.md."""
