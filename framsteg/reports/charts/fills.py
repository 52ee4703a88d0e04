"""How the stages of sub-projects are filled, on pages and in reports: told apart by pattern as well as colour."""

from .stacked_bar import Fill

STAGES: dict[str, tuple[Fill, str]] = {
    "done": (Fill.SOLID, "#1f6b4a"),
    "ongoing": (Fill.STRIPES, "#1d5f9e"),
    "not_started": (Fill.EMPTY, "#5f6b73"),
    "paused": (Fill.DOTS, "#8a5a00"),
    "cancelled": (Fill.GRID, "#9b2c2c"),
    "transferred": (Fill.BACK_STRIPES, "#6a3d9a"),
    "unknown": (Fill.PALE, "#5f6b73"),
}
