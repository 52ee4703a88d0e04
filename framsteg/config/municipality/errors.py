"""What can stop an export or an import, in the words of the one who runs it. Nothing has been changed then."""


class CannotMove(Exception):
    """The work stops here; what was there before is as it was."""


class NotAnExport(CannotMove):
    """The file is not a municipality of ours, not a whole one, or holds what no export holds."""


class OtherVersion(CannotMove):
    """The archive comes from a version of Framsteg that knows what this one does not."""


class AlreadyHere(CannotMove):
    """The municipality, or something of it, is in this installation already."""
