from wagtail import hooks

from framsteg.cms.choosers import evaluation_chooser, programme_chooser
from framsteg.cms.claims import hooks as claim_hooks
from framsteg.cms.editor import hooks as editor_hooks
from framsteg.cms.editor.evaluations import hooks as evaluation_hooks
from framsteg.cms.editor.plan_import import hooks as plan_import_hooks

__all__ = ["claim_hooks", "editor_hooks", "evaluation_hooks", "plan_import_hooks"]


@hooks.register("register_admin_viewset")
def choosers() -> list[object]:
    return [programme_chooser, evaluation_chooser]
