"""Word lists as running text: what the readers' lexicons are written in."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())
