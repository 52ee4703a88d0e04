"""What the rules that are broken most are about, in words for those who meet the fault."""

from django.utils.translation import gettext_noop as _

TITLES = {
    "color-contrast": _("Some text has too little contrast against what is behind it."),
    "image-alt": _("A picture has no text that says what it shows."),
    "label": _("A field to fill in has no name."),
    "select-name": _("A list to choose from has no name."),
    "button-name": _("A button has no name."),
    "link-name": _("A link has no name."),
    "link-in-text-block": _("A link in a text is told from it by colour alone."),
    "document-title": _("A page has no title."),
    "html-has-lang": _("A page does not say which language it is in."),
    "valid-lang": _("A text is marked with a language that does not exist."),
    "list": _("A list is not built as a list."),
    "listitem": _("A line of a list stands outside of its list."),
    "definition-list": _("A list of terms is not built as one."),
    "frame-title": _("A page within the page has no title."),
    "meta-viewport": _("A page cannot be enlarged on a phone."),
    "target-size": _("Something to press is too small."),
    "scrollable-region-focusable": _("A part that can be scrolled cannot be reached with the keyboard."),
    "aria-allowed-attr": _("A part of a page is described wrongly to screen readers."),
    "aria-required-children": _("A part of a page is described wrongly to screen readers."),
    "aria-valid-attr-value": _("A part of a page is described wrongly to screen readers."),
    "svg-img-alt": _("A drawing has no text that says what it shows."),
    "td-headers-attr": _("A cell of a table is joined to the wrong heading."),
    "th-has-data-cells": _("A heading of a table heads nothing."),
    "duplicate-id-aria": _("Two parts of a page have the same name for screen readers."),
    "autocomplete-valid": _("A field cannot be filled in by the browser, though it is about oneself."),
    "bypass": _("One cannot get past what is repeated on each page."),
}
