"""What can stop a backup, a restore or a move, in the words of the one who runs it."""


class CannotGoOn(Exception):
    """The work stops here; what was there before is as it was."""


class NotABackup(CannotGoOn):
    """The file is not a backup of ours, or not a whole one."""


class OtherTables(CannotGoOn):
    """The tables here are not those that the rows come from: another version of the program."""


class SomethingThere(CannotGoOn):
    """The database already holds an installation."""


class NotTheSame(CannotGoOn):
    """What was written reads otherwise than what it was written from."""
