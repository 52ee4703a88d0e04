"""Everything that changes who may use the editor."""

from . import access, sign_ins

__all__ = ["access", "sign_ins"]
