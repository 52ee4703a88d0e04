"""The municipality's colours and typeface as CSS, with shades derived so that text can always be read."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from framsteg.accounts.models import Municipality
from framsteg.lib.colour import mixed, until_readable

WHITE, BLACK = "#ffffff", "#000000"
LIGHT_GROUNDS = ("#ffffff", "#f6f4f0")
DARK_GROUNDS = ("#12171a", "#1b2226", "#242d32")
GRAPHIC = 3.0
"""Least contrast of shapes (WCAG 2.2, 1.4.11)."""

FONTS = {
    Municipality.Font.SOURCE_SANS: "source-sans-3",
    Municipality.Font.ATKINSON: "atkinson-hyperlegible-next",
}


@dataclass(frozen=True)
class Theme:
    """Colours by their use, for light and dark pages, and the typeface."""

    font: str
    light: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]

    @property
    def fingerprint(self) -> str:
        """Changes with the theme: part of the style sheet's address, so that browsers may keep it."""
        return hashlib.sha256(self.css.encode()).hexdigest()[:10]

    @property
    def css(self) -> str:
        """The theme as custom properties; dark by the visitor's system unless a theme was chosen on the page."""
        family = {
            "source-sans-3": "Source Sans 3",
            "atkinson-hyperlegible-next": "Atkinson Hyperlegible Next",
        }
        light = "".join(f"--{name}:{colour};" for name, colour in self.light)
        dark = "".join(f"--{name}:{colour};" for name, colour in self.dark)
        return (
            "@layer theme{"
            f':root{{--font-family:"{family[self.font]}";{light}}}'
            f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
            f":root[data-theme=dark]{{{dark}}}"
            f"@media print{{:root:root:root{{{light}}}}}"
            "}\n"
        )


def theme_of(municipality: Municipality) -> Theme:
    """The theme of a municipality's site."""
    font = FONTS.get(Municipality.Font(municipality.font), "source-sans-3")
    return Theme(font, *derived(municipality.primary_colour, municipality.accent_colour))


@lru_cache(maxsize=64)
def derived(primary: str, accent: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Light and dark shades of the two colours, named by their use."""
    soft = mixed(primary, WHITE, 0.9)
    light_primary = until_readable(primary, BLACK, (*LIGHT_GROUNDS, soft))
    strong = mixed(light_primary, BLACK, 0.35)
    light = (
        ("primary", light_primary),
        ("primary-strong", mixed(light_primary, BLACK, 0.28)),
        ("primary-soft", soft),
        ("primary-line", mixed(primary, WHITE, 0.65)),
        ("on-primary", WHITE),
        ("band", light_primary),
        ("band-strong", strong),
        ("on-band", WHITE),
        ("accent", until_readable(accent, BLACK, LIGHT_GROUNDS, GRAPHIC)),
        ("accent-text", until_readable(accent, BLACK, LIGHT_GROUNDS)),
        ("accent-on-band", until_readable(accent, WHITE, (light_primary, strong), GRAPHIC)),
    )
    return light, _dark(primary, accent)


def _dark(primary: str, accent: str) -> tuple[tuple[str, str], ...]:
    soft = mixed(primary, DARK_GROUNDS[1], 0.78)
    dark_primary = until_readable(mixed(primary, WHITE, 0.35), WHITE, (*DARK_GROUNDS, soft), 5.5)
    band = until_readable(mixed(primary, DARK_GROUNDS[0], 0.45), BLACK, (WHITE,), 7.0)
    strong = mixed(band, BLACK, 0.35)
    return (
        ("primary", dark_primary),
        ("primary-strong", mixed(dark_primary, WHITE, 0.35)),
        ("primary-soft", soft),
        ("primary-line", mixed(primary, DARK_GROUNDS[2], 0.35)),
        ("on-primary", DARK_GROUNDS[0]),
        ("band", band),
        ("band-strong", strong),
        ("on-band", WHITE),
        ("accent", until_readable(accent, WHITE, DARK_GROUNDS, GRAPHIC)),
        ("accent-text", until_readable(accent, WHITE, DARK_GROUNDS)),
        ("accent-on-band", until_readable(accent, WHITE, (band, strong), GRAPHIC)),
    )
