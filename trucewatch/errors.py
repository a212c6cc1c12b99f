"""Errors that stop a command: wrong use, wrong configuration, damage.

Data that cannot be read is not an error: it becomes a `Problem` record, is counted and shown,
and the rest of the run goes on.
"""


class TrucewatchError(Exception):
    """Base of all errors that a command reports in one line and exit status 2."""


class ConfigError(TrucewatchError):
    """The workspace, an agreement or a registry file is not usable; the message says what to do."""


class LedgerError(TrucewatchError):
    """The ledger refuses: broken chain, foreign schema, a second writer."""


class BodyMissingError(TrucewatchError):
    """A body that the ledger names is not in the content-addressed store (lost or erased)."""
