"""The one way in which a command as a whole can fail."""


class BordereauError(Exception):
    """What was asked cannot be done; the message is one line that says why."""
