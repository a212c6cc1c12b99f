"""Text out of markup without trusting its structure."""

import re
from html import unescape

_BLOCKS = frozenset(
    (
        "p", "div", "article", "section", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr",
        "blockquote", "figcaption", "br", "pre", "dd", "dt", "main",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "nav", "header", "footer", "aside", "noscript", "template", "svg", "form",
        "button", "select", "head", "iframe",
    )
)  # fmt: skip
_TAG = re.compile(r"<!--|</?([a-z][a-z0-9]{0,20})|<[!?]()")


def without_markup(html: str) -> str:
    """Text outside of tags, scripts and navigation, in one pass over any markup; entities stay.

    The standard library's parser takes time by the square of unclosed markup (240 kB of "<a href="
    took three minutes), so hostile pages are scanned here: each search goes forward only, and one
    that found nothing is not tried again.
    """
    pieces: list[str] = []
    lower = html.lower() if len(html.lower()) == len(html) else html
    exhausted: set[str] = set()

    def after(mark: str, start: int) -> int:
        """The place after the next `mark`; the end of the page where there is none."""
        at = -1 if mark in exhausted else lower.find(mark, start)
        if at < 0:
            exhausted.add(mark)
            return len(html)
        return at + len(mark)

    at = 0
    while at < len(html):
        opening = lower.find("<", at)
        if opening < 0:
            opening = len(html)
        pieces.append(html[at:opening])
        if opening == len(html):
            break
        name = _TAG.match(lower, opening)
        if name is None:
            pieces.append("<")  # a sign in running text
            at = opening + 1
        elif name[0] == "<!--":
            at = after("-->", opening)
        elif name[1] in _SKIPPED and not name[0].startswith("</"):
            end = after(f"</{name[1]}", opening)
            # Navigation that is never closed must not swallow the report; an unclosed script may.
            if end == len(html) and name[1] not in ("script", "style"):
                end = opening
            at = after(">", end)
        else:
            pieces.append("\n" if name[1] in _BLOCKS else " " if name[1] in ("", "img") else "")
            at = after(">", opening)
    return "".join(pieces)


def unescaped_lines(html: str) -> str:
    """The page's text without its structure: a paragraph a line, entities replaced."""
    lines = (" ".join(line.split()) for line in unescape(without_markup(html)).split("\n"))
    return "\n\n".join(line for line in lines if line)
