"""What the charts have in common: elements and their attributes, escaped."""

from html import escape


def element(name: str, *content: str, **attributes: str | int | float) -> str:
    """One element; underscores in names of attributes become hyphens, and `class_` is class."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(figure(value), quote=True)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text(content: str) -> str:
    """Text as it may stand in an element."""
    return escape(content, quote=False)


def figure(value: str | int | float) -> str:
    """A value of an attribute; numbers with at most three decimals and a point."""
    if isinstance(value, str):
        return value
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
