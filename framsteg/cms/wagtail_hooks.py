from wagtail import hooks

from framsteg.cms.choosers import programme_chooser
from framsteg.cms.editor import hooks as editor_hooks

__all__ = ["editor_hooks"]


@hooks.register("register_admin_viewset")
def choosers() -> object:
    return programme_chooser
