"""Pictures from events in the editor: chosen among the municipality's own, and told in words."""
