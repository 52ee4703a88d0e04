"""Everything that changes a report or a release."""

from . import drafts, editions, invitations, releases, reviews, signing

__all__ = ["drafts", "editions", "invitations", "releases", "reviews", "signing"]
