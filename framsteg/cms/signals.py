"""Changes in the page tree make kept public pages outdated, as changes of recorded objects do."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from framsteg.audit import generation
from framsteg.cms.models import NewsCategory

UNSEEN = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "go_live_at",
    "expire_at",
    "locked",
    "locked_at",
    "locked_by",
}
"""Fields that change when a draft is saved: the public sees none of them."""


def connect() -> None:
    """Listen to everything that changes what the public sees of the pages."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_changed, dispatch_uid="framsteg.cms.pages")
    for model in (
        Redirect,
        Locale,
        Site,
        PageViewRestriction,
        NewsCategory,
        get_image_model(),
        get_document_model(),
    ):
        post_save.connect(_changed, sender=model, dispatch_uid=f"framsteg.cms.saved.{model.__name__}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"framsteg.cms.deleted.{model.__name__}")
    post_save.connect(_page_saved, dispatch_uid="framsteg.cms.page_saved")
    post_delete.connect(_page_deleted, dispatch_uid="framsteg.cms.page_deleted")


def _changed(sender: Any, **kwargs: Any) -> None:
    generation.bump()


def _page_saved(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, Page) and instance.live and not (update_fields and set(update_fields) <= UNSEEN):
        generation.bump()


def _page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        generation.bump()
