"""Site chrome told from report text in a saved page.

Only whole lines are dropped, so that every sentence kept is a verbatim run of the input. The rules
speak of how pages are built, not of any outlet: known labels, credit lines, repeated lines, and
paragraphs in which the publisher speaks about itself or to its visitor. But for links to other
reports and repetitions, a line that speaks of fighting is never dropped: losing a sentence of the
report costs more than keeping a button.
"""

import re

_LABELS = frozenset(
    """
    accessibility links|skip to content|skip to main content|skip to navigation|skip navigation|breaking news
    share|share this|share this article|share this story|share this page|share on facebook|share on twitter
    share via email|share on whatsapp|share on linkedin|tweet|tweet this|whatsapp|facebook|twitter|telegram
    linkedin|pinterest|reddit|copy link|copy url|link copied|email|e-mail|email this|print|print this
    print page|save|save article|bookmark|download|download pdf|listen|listen to this article|play|play video
    watch|watch live|live tv|live stream|advertisement|advertisements|advertising|ad|ads|sponsored
    sponsored content|promoted|promoted content|promoted stories|story continues below|article continues below
    story continues below advertisement|article continues after advertisement|continue reading
    continue reading below|read more|read full article|more|show more|see more|view more|load more|more news
    more stories|more on this story|more from this section|related|related news|related articles
    related stories|related topics|related content|related links|related coverage|recommended
    recommended stories|recommended for you|you may also like|you might also like|also read|read also|see also
    most read|most popular|most viewed|most recent|trending|trending now|trending stories|latest|latest news
    latest stories|top stories|top news|editor's picks|editors' picks|don't miss|in case you missed it
    comments|leave a comment|post a comment|add a comment|join the conversation|view comments|hide comments
    comments are closed|reply|report abuse|subscribe|subscribe now|sign in|sign up|log in|login|register
    my account|newsletter|newsletters|our newsletter|follow us|follow|connect with us|contact us|contact|about
    about us|about|about the author|who we are|privacy policy|cookie policy|terms of use|terms and conditions
    terms of service|terms|disclaimer|accept cookies|accept all|manage cookies|cookie settings|menu|main menu
    home|homepage|search|close|next|previous|prev|next article|previous article|next story|previous story
    back|back to top|top|back to home|go to top|loading|please wait|tags|topics|text size|font size|a a a
    increase text size|decrease text size|change text size|listen to article|gallery|photo gallery|slideshow
    view gallery|image gallery|photos|video|videos|enlarge|enlarge image|expand|open image in gallery
    hide caption|toggle caption|image caption|media caption|file photo|getty images|embed
    embed code|get the app|rss
    مشاركة|شارك|طباعة|إعلان|اقرأ أيضا|اقرأ أيضاً|المزيد|تابعنا|عاجل|روابط ذات صلة
    """.replace("\n", "|").split("|")
)
_LABELS = frozenset(label.strip() for label in _LABELS if label.strip())
_LINKS = re.compile(  # to other reports and lists of topics, whatever those tell
    r"(?:read|see|watch|listen|related|more|read more|also read|read also|see also|اقرأ أيضاً?)"
    r"\s?(?:more|also|here)?\s?[:|>»].{1,160}"
    r"|(?:tags?|topics|keywords|filed under|categories|category)\s?:.{1,160}",
    re.I,
)
_LABEL_SHAPES = re.compile(
    r"\d+[ -]min(?:ute)?s?(?: read)?|(?:reading|read) time:? .{0,20}"
    r"|\d+ (?:comments?|shares?|views?|likes?|tweets?|photos?)|\d{1,2}x\d{1,2} image"
    r"|(?:photo|image|picture|photograph|video|foto)s?(?: credit| courtesy)?(?: by| of)?\s?[:/©].{0,60}"
    r"|(?:photo|image|picture|photograph)s? (?:by|credit|courtesy of) .{0,50}|credits?: .{0,50}|©.{0,60}"
    r"|(?:share|follow us|join us|find us|like us)\s(?:this |on |via |with ).{1,40}"
    r"|[^\W\d_][\w &-]{0,24}(?: ?[>»›] ?[^\W\d_][\w &'-]{0,30}){1,6}",
    re.I,
)
# The publisher about itself or to its visitor: one of these is enough ...
_STRONG = re.compile(
    r"click here|all rights reserved|\bcopyright (?:©|\(c\)|\d{4})|©\s?\d{4}"
    r"|sign up (?:for|to) .{0,60}(?:newsletter|alerts?|e-?mails?)"
    r"|subscribe (?:to|now|for|today)|privacy policy|terms (?:of|and) (?:use|service|conditions)"
    r"|(?:we|site|website) uses? cookies|(?:enable|requires?) javascript|your browser|follow us on|like us on"
    r"|download (?:our|the) .{0,30}app\b|delivered (?:straight |directly )?to your inbox|enter your e-?mail"
    r"|support our (?:journalism|work)|make a donation|unsubscribe",
    re.I,
)
# ... of these it takes three different ones.
_WEAK = tuple(
    re.compile(words, re.I)
    for words in (
        r"\b(?:our|us|we|ourselves)\b",
        r"\byou(?:r|rs)?\b",
        r"\bplease (?:note|contact|read|see|help)",
        r"\bjournalists? (?:report|cover|work)|\b(?:reporters|correspondents) (?:across|around|in)\b",
        r"\bin \d+ (?:languages|countries)|\bacross \d+",
        r"\b(?:uncensored|unbiased|award-winning|trusted|independent|reliable)"
        r" (?:news|journalism|information|coverage|source)",
        r"\bfree press\b|\bpress freedom\b|\bopen debate\b|\beditorial (?:line|independence|policy)\b",
        r"\bsharing, liking|\bcommenting on\b|\bsaving our content|\bcontacting us\b|\bour content\b",
        r"\bnewsletters?\b|\binbox\b|\bsubscribers?\b|\bsubscription\b|\bdonat(?:e|ion)s?\b|\bpremium\b",
        r"\bis an? (?:[\w-]+ ){0,5}(?:news (?:agency|site|network|website)|newspaper|broadcaster"
        r"|media (?:outlet|organi[sz]ation|company|group))\b",
        r"\b(?:was )?(?:founded|established|launched) in (?:19|20)\d\d\b|\bheadquartered\b|\bbased in\b",
        r"\b(?:this|the|our) (?:web)?site\b|\bonline\b|\bonly authori[sz]ed\b|\bviews expressed\b"
        r"|\bdo not necessarily\b",
        r"\bfines or imprisonment\b|\bwithout (?:prior )?(?:written )?permission\b"
        r"|\bmay not be (?:published|reproduced)",
    )
)  # fmt: skip
_FIGHTING = re.compile(
    r"\b(?:kill|wound|injur|strik|strike|raid|shell|bomb|attack|clash|ceasefire|cease-fire|truce|hostilit|rebel|troops|army"
    r"|soldier|fighter|militant|civilian|siege|besieg|convoy|captur|seiz|evacuat|hostage|casualt|casualties|dead|died|death"
    r"|massacre|rocket|missile|mortar|explosion|blast|offensive|airstrike|warplane|chemical)\w*",
    re.I,
)
_EDGES = " \t\r\u00a0\u200b\u200e\u200f\ufeff•·*|-–—>»<«:.…[]()#_=+"
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')


def report_text(text: str) -> str:
    """The text without site chrome.

    Args:
        text: a saved page as text, one block a line.

    Returns:
        The kept lines, each verbatim. Neighbours keep what stood between them; where lines were
        dropped an empty line stands instead, so that no sentence reaches over the gap. Empty where
        nothing but chrome was there.
    """
    kept: list[tuple[int, int]] = []  # runs of the input
    gap = True
    box: str | None = None
    before = ""
    blank = True
    offset = 0
    for raw in text.splitlines(keepends=True):
        start, offset = offset, offset + len(raw)
        line = raw.strip()
        if not line:
            blank = True
            continue
        wrapped = not blank and len(before) >= 40 and before[-1] not in ".!?:\"'”’)]»؟"
        drop = line == before or (not wrapped and is_label(line))
        if not drop:
            linked = box is not None and _continues(line, box)
            drop = linked or is_boilerplate(line)
            box = (_name_of_box(line) or box) if drop else None
        before, blank = line, False
        if drop:
            gap = True
            continue
        end = start + len(raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        if gap:
            kept.append((start, end))
        else:
            kept[-1] = (kept[-1][0], end)
        gap = False
    return "\n\n".join(text[start:end] for start, end in kept).rstrip()


def is_label(line: str) -> bool:
    """Whether the line is a button, a heading of the page, a photo credit: no report text."""
    bare = " ".join(line.strip(_EDGES).split())
    if not bare or bare.casefold() in _LABELS:
        return True
    if len(bare) > 250 or len(bare.split()) > 25:
        return False
    if _LINKS.fullmatch(bare):
        return True
    return _LABEL_SHAPES.fullmatch(bare) is not None and not _FIGHTING.search(bare)


def is_boilerplate(line: str) -> bool:
    """Whether the paragraph is the publisher speaking about itself or to its visitor."""
    if len(line) > 1500:
        return False
    own = _QUOTED.sub(" ", line)
    if _FIGHTING.search(own):
        return False
    if _STRONG.search(own):
        return True
    return sum(pattern.search(own) is not None for pattern in _WEAK) >= 3


def _continues(line: str, box: str) -> bool:
    """Whether a short paragraph goes on about the publisher that the box before it opened with."""
    return line.startswith(box) and len(line.split()) <= 40 and not _FIGHTING.search(line)


def _name_of_box(line: str) -> str | None:
    """The name that an about-us box opens with: later lines about it belong to the box."""
    first = line.strip(_EDGES).split()[0] if line.strip(_EDGES) else ""
    return first if sum(char.isupper() for char in first) >= 2 else None
