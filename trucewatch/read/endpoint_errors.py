"""Why a request to an endpoint gave no reading. No message holds words of the server or the key."""


class FailedError(Exception):
    """A part of a document cannot be read.

    Attributes:
        down: the endpoint is at fault rather than this document: others will fail too.
        wrong: the address, the model or the key is refused: the configuration is at fault.
    """

    def __init__(self, why: str, *, down: bool = False, wrong: bool = False) -> None:
        super().__init__(why)
        self.down = down
        self.wrong = wrong


class WithheldError(FailedError):
    """A content filter or the model itself declined."""


class TooLongError(FailedError):
    """The text or its answer is longer than the model takes: a shorter piece may do."""


class MalformedError(FailedError):
    """The answer is not what was asked for: once more may do."""


class RefusedError(Exception):
    """The server takes the request for a wrong one.

    Attributes:
        status: the HTTP status.
        about: what it objects to: "format", "sampling", "length", or "" where it does not say.
    """

    def __init__(self, status: int, about: str) -> None:
        super().__init__(f"the server answered {status}")
        self.status = status
        self.about = about
