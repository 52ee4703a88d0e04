from wagtail import hooks

from framsteg.cms.choosers import evaluation_chooser, programme_chooser, report_chooser
from framsteg.cms.claims import hooks as claim_hooks
from framsteg.cms.editor import hooks as editor_hooks
from framsteg.cms.editor.contributions import hooks as contribution_hooks
from framsteg.cms.editor.evaluations import hooks as evaluation_hooks
from framsteg.cms.editor.indicators import hooks as indicator_hooks
from framsteg.cms.editor.money import hooks as money_hooks
from framsteg.cms.editor.pictures import hooks as picture_hooks
from framsteg.cms.editor.plan_import import hooks as plan_import_hooks
from framsteg.cms.editor.questions import hooks as question_hooks
from framsteg.cms.editor.releases import hooks as release_hooks
from framsteg.cms.editor.report_links import hooks as report_link_hooks
from framsteg.cms.editor.reports import hooks as report_hooks
from framsteg.cms.editor.rounds import hooks as round_hooks
from framsteg.cms.editor.users import hooks as user_hooks
from framsteg.cms.editor.webhooks import hooks as webhook_hooks

__all__ = [
    "claim_hooks",
    "contribution_hooks",
    "editor_hooks",
    "evaluation_hooks",
    "indicator_hooks",
    "money_hooks",
    "picture_hooks",
    "plan_import_hooks",
    "question_hooks",
    "release_hooks",
    "report_hooks",
    "report_link_hooks",
    "round_hooks",
    "user_hooks",
    "webhook_hooks",
]


@hooks.register("register_admin_viewset")
def choosers() -> list[object]:
    return [programme_chooser, evaluation_chooser, report_chooser]
