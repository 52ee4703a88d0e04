"""Reporting rounds in the editor: planning, opening, following and closing them."""
