"""Names tied to the actor registry, the gazetteer and the calendar."""

from collections.abc import Iterable
from pathlib import Path

from trucewatch.resolve.actors import load_actors
from trucewatch.resolve.gazetteer import load_gazetteer
from trucewatch.resolve.link import Resolver
from trucewatch.resolve.names import NameIndex
from trucewatch.resolve.times import NewsCalendar

__all__ = ["Resolver", "load_resolver"]


def load_resolver(registry: Path, *, extra: Iterable[Path] = ()) -> Resolver:
    """Everything that reading and resolving need, from a registry folder.

    Args:
        registry: the folder that holds `actors/`, `persons/`, `lists/` and `places/`.
        extra: further files or folders of places, such as a workspace's own.

    Raises:
        ConfigError: a registry file is not usable; the message says which and why.
    """
    actors = load_actors(registry)
    gazetteer = load_gazetteer(registry, extra=extra)
    return Resolver(NameIndex(actors, gazetteer.surface_forms()), gazetteer, NewsCalendar())
