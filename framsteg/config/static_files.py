"""Static files gathered for serving, again only when they have changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def gather() -> bool:
    """Gather and compress all static files; False where what is there is still right."""
    root = Path(settings.STATIC_ROOT)
    mark = root.with_name("static-gathered-from")
    present = fingerprint()
    if root.is_dir() and mark.exists() and mark.read_text(encoding="ascii") == present:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=root.is_dir())
    mark.write_text(present, encoding="ascii")
    return True


def fingerprint() -> str:
    """A text that differs as soon as one static file of the installed packages does."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for path, storage in finder.list(None):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
