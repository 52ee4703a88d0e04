"""What the guard adds to Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from wagtail import hooks

from . import pages

hooks.register("before_create_page", pages.before_create)
hooks.register("before_edit_page", pages.before_edit)
hooks.register("after_create_page", pages.after_save)
hooks.register("after_edit_page", pages.after_save)
hooks.register("after_publish_page", pages.after_publish)
hooks.register("before_bulk_action", pages.before_bulk)
