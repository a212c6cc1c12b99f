"""What all records share: frozen, canonical JSON, ids that are hashes of their content."""

import hashlib
from typing import Any, ClassVar, TypeVar

import msgspec

R = TypeVar("R", bound="Record")


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a record; equal by content, without an id of its own."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One line of the ledger's content.

    `id` is `PREFIX-` and 20 hexadecimal digits of the SHA-256 of the canonical JSON of the
    fields named in `IDENTITY` (all fields but `id` where that is empty). A record made with an
    explicit id keeps it: incidents and sources have names that outlive their content.
    """

    PREFIX: ClassVar[str] = "rec"
    IDENTITY: ClassVar[tuple[str, ...]] = ()

    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            msgspec.structs.force_setattr(self, "id", self.content_id())

    def content_id(self) -> str:
        """The id that the record's content asks for."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        if self.IDENTITY:
            fields = {name: fields.get(name) for name in self.IDENTITY}
        else:
            fields.pop("id", None)
        return f"{self.PREFIX}-{digest(fields)[:20]}"


_encoder = msgspec.json.Encoder(order="sorted")


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no white space: equal values give equal bytes."""
    return _encoder.encode(value)


def digest(value: Any) -> str:
    """SHA-256 of a value's canonical JSON, hexadecimal."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def sha256(data: bytes) -> str:
    """SHA-256 of raw bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()
