import pytest

from framsteg.lib.devices import device_of


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox / Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0",
            "Edge / Windows",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) Version/17.6 Safari/605.1.15", "Safari / macOS"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/128.0 Mobile Safari/537.36", "Chrome / Android"),
        ("Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) CriOS/128.0 Mobile Safari/604.1", "Chrome / iPad"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_by_program_and_system(said: str, known: str) -> None:
    assert device_of(said) == known
