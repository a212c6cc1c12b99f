"""From the bytes of a chat completion to the object that the model wrote."""

import json
import re
from typing import Any

from trucewatch.read.endpoint_errors import MalformedError, TooLongError, WithheldError

_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)\n\s*```", re.DOTALL)


def completion(raw: bytes) -> dict[str, Any]:
    """The completion object of a response.

    Raises:
        MalformedError: no UTF-8, no JSON (a page of HTML, a cut answer), or no object.
    """
    try:
        return _object(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, MalformedError) as error:
        raise MalformedError("the server's answer is no chat completion", down=True) from error


def answer(got: dict[str, Any]) -> dict[str, Any]:
    """The object in the first choice's message; fences and thoughts around it are left out.

    Raises:
        WithheldError: the server filtered the content or the model declined.
        TooLongError: the model ran into its limit of tokens.
        MalformedError: there is no message, or no whole JSON object in it.
    """
    choices = got.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise MalformedError("the answer holds no message")
    ended = choice.get("finish_reason")
    if ended == "content_filter":
        raise WithheldError("the server's content filter withheld the answer")
    if message.get("refusal"):
        raise WithheldError("the model declined to answer")
    if ended == "length":
        raise TooLongError("the answer was cut at the model's limit of tokens")
    return _inner(_words(message.get("content")))


def _words(content: Any) -> str:
    if isinstance(content, list):
        parts = [one.get("text") for one in content if isinstance(one, dict)]
        content = "".join(one for one in parts if isinstance(one, str))
    if not isinstance(content, str) or not content.strip():
        raise MalformedError("the message is empty")
    return content


def _inner(content: str) -> dict[str, Any]:
    content = _THOUGHT.sub("", content, count=1).strip()
    if not content.startswith("{"):
        fenced = _FENCE.search(content)
        first, last = content.find("{"), content.rfind("}")
        if fenced:
            content = fenced.group(1).strip()
        elif 0 <= first < last:
            content = content[first : last + 1]
    return _object(content)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise MalformedError("the answer is no whole JSON object") from error
    if not isinstance(found, dict):
        raise MalformedError("the answer is no JSON object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuses a key given twice: which of the two was meant is anybody's guess."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found
