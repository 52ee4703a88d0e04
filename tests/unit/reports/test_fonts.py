from fontTools.ttLib import TTFont

from framsteg.reports import fonts


def families() -> dict[str, set[int]]:
    """The letters that every cut of a family has."""
    found: dict[str, set[int]] = {}
    for path in fonts.files():
        font = TTFont(path, lazy=True)
        letters = {code for code in font.getBestCmap() if code >= 32}
        name = font["name"].getDebugName(1)
        found[name] = found.get(name, letters) & letters
    return found


def test_the_list_of_letters_is_that_of_the_typefaces() -> None:
    known = families()
    assert fonts.letters() == set().union(*(known[name] for name in fonts.FALLBACKS))
    assert set(fonts.FAMILIES) <= known.keys()


def test_every_typeface_has_its_licence() -> None:
    for path in fonts.files():
        assert "SIL Open Font License" in (path.parent / "LICENSE").read_text(encoding="utf-8")


def test_what_no_typeface_has_becomes_a_square() -> None:
    assert fonts.settable("Å ö 漢 é\x00") == "Å ö □ é"
