"""What can stand in the way of a report or a release."""


class NotNow(Exception):
    """The report or release is not where this can be done; somebody may have been faster."""


class ContentChanged(Exception):
    """What is to be signed is no longer what the signer has read."""


class TimeHasPassed(Exception):
    """The time asked for is over; whoever asks must say that it is to go public at once."""
