"""Everything that changes who may use the editor."""

from . import access, claims, sign_ins

__all__ = ["access", "claims", "sign_ins"]
