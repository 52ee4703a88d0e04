"""Whatever colours a municipality sets, text on its pages can be read, in light and in dark."""

from pathlib import Path

from django.conf import settings
from hypothesis import assume, given
from hypothesis import strategies as st

from framsteg.lib.colour import contrast
from framsteg.web.theme import DARK_GROUNDS, LIGHT_GROUNDS, Theme, derived

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


def too_weak(shades: dict[str, str], grounds: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of text or shape and ground that are hard to tell apart."""
    text = [("primary", ground) for ground in (*grounds, shades["primary-soft"])]
    text += [("accent-text", ground) for ground in grounds]
    text += [
        ("on-primary", shades["primary"]),
        ("on-band", shades["band"]),
        ("on-band", shades["band-strong"]),
    ]
    text += [("on-primary", shades["primary-strong"])]
    shapes = [("accent", ground) for ground in grounds]
    shapes += [("accent-on-band", shades["band"]), ("accent-on-band", shades["band-strong"])]
    return [
        *((name, ground) for name, ground in text if contrast(shades[name], ground) < 4.5),
        *((name, ground) for name, ground in shapes if contrast(shades[name], ground) < 3.0),
    ]


@given(primary=colours, accent=colours)
def test_every_shade_can_be_read_where_it_is_used(primary: str, accent: str) -> None:
    assume(contrast(primary, "#ffffff") >= 4.5)
    assume(contrast(accent, "#ffffff") >= 3.0)

    light, dark = derived(primary, accent)

    assert too_weak(dict(light), LIGHT_GROUNDS) == []
    assert too_weak(dict(dark), DARK_GROUNDS) == []


def test_a_colour_that_can_be_read_is_left_as_the_municipality_chose_it() -> None:
    light, _dark = derived("#1d4f5c", "#a0440f")

    assert dict(light)["primary"] == "#1d4f5c"
    assert dict(light)["accent"] == "#a0440f"


def test_the_address_of_the_style_sheet_changes_with_the_colours() -> None:
    one = Theme("source-sans-3", *derived("#1d4f5c", "#a0440f"))
    same = Theme("source-sans-3", *derived("#1d4f5c", "#a0440f"))
    other = Theme("source-sans-3", *derived("#1d4f5d", "#a0440f"))

    assert one.fingerprint == same.fingerprint
    assert one.fingerprint != other.fingerprint


def test_paper_is_always_light() -> None:
    """What makes a page dark holds for screens alone: dark pages would print pale letters on white."""
    css = (Path(settings.PACKAGE_DIR) / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    dark = css[css.index("Paper is always light") :]
    assert (
        css.count("prefers-color-scheme: dark")
        == css.count("@media screen and (prefers-color-scheme: dark)")
        == 1
    )
    assert dark.index("@media screen {") < dark.index(':root[data-theme="dark"]')
