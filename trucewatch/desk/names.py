"""What the registry calls the actors and persons that an agreement names by id."""

import functools
import tomllib

from trucewatch.config import data_root
from trucewatch.model import Reading


@functools.cache
def registry_names() -> dict[str, str]:
    """Canonical names by registry id; persons' ids begin with "person/"."""
    found: dict[str, str] = {}
    for folder, table, prefix in (("actors", "actor", ""), ("persons", "person", "person/")):
        for path in sorted((data_root() / "registry" / folder).glob("*.toml")):
            for one in tomllib.loads(path.read_text("utf-8")).get(table, ()):
                found[prefix + one["id"].removeprefix(prefix)] = one["name"]
    return found


@functools.cache
def list_name(key: str | None) -> str:
    """What a list of designations is called; its id where the registry has none, nothing for none."""
    path = data_root() / "registry" / "lists" / f"{key}.toml"
    if key is None or not path.is_file():
        return key or ""
    return str(tomllib.loads(path.read_text("utf-8")).get("name", key))


def known_name(key: str) -> str | None:
    """The name of an id, also of a person's without its prefix; None where the registry has none."""
    names = registry_names()
    return names.get(key) or names.get(f"person/{key}")


def name_of(key: str) -> str:
    """The name of an id; the id itself as words where the registry has none."""
    return known_name(key) or key.rpartition("/")[2].replace("-", " ")


def reader_name(reading: Reading) -> str:
    """Who reads an agreement so: the person or body that the reading is named for, else its actor."""
    return known_name(reading.id) or name_of(reading.by)
