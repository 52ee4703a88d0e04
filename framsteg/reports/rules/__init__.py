"""What must hold for reports and releases. Importing this package registers the rules with audit.recording."""

from . import drafts, releases, signing

__all__ = ["drafts", "releases", "signing"]
