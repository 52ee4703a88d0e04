"""Questions about reports and releases."""
