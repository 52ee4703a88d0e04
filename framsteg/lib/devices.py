"""Which program and machine a browser says it is, in few words: enough for its owner to know it again."""

BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip
BETWEEN = " / "


def device_of(user_agent: str) -> str:
    """ "Firefox / Windows", or less where less is known; "" for what is no browser that we know."""
    known = (_first(user_agent, BROWSERS), _first(user_agent, SYSTEMS))
    return BETWEEN.join(filter(None, known))


def _first(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
