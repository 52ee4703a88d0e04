"""The claims guard where texts are written: a warning when they are saved, a reason when they are published."""
