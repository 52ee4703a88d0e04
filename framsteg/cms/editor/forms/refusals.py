"""What is said where a file cannot be taken, at the field."""

from django.utils.translation import gettext_lazy as _

UNFIT = {
    "ending": _("Files that end with .%(ending)s are not taken."),
    "other": _("The file is not what its name says: it ends with .%(ending)s but holds something else."),
    "broken": _("The file cannot be opened. Save it anew where it was made, without a password, and try again."),
    "large": _("The file becomes too large when it is opened. Make a smaller one and try again."),
    "active": _("The file holds a program (a macro or a script). Save it without, and try again."),
}  # fmt: skip
