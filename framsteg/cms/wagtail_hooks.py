from wagtail import hooks

from framsteg.cms.choosers import programme_chooser


@hooks.register("register_admin_viewset")
def choosers() -> object:
    return programme_chooser
