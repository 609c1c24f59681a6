"""Who says a quote in Chinese and Japanese, where words are not parted and the tags of other languages fail."""

import re

_REACH = 60  # characters
_SAY = (
    r"(?:说|說|表示|称|稱|指出|认为|認為|强调|強調|宣布|写道|寫道|回应|回應|告诉记者|告訴記者|道|透露|补充|補充|呼吁|呼籲|批评|批評|质疑"
    r"|質疑|解释|解釋|承认|承認|否认|否認|问|問|答|喊|曾说|直言|坦言|感叹|感嘆)"
)
_ZH_BEFORE = re.compile(
    rf"(?:^|[，。；：！？\s、”」])(?P<np>[\u4e00-\u9fff·A-Za-z]{{1,16}}?)(?:[在于於对對向就][^，。]{{0,20}}?)?(?:则|則|也|还|還|又|并|並|再次)?"
    rf"{_SAY}(?:道)?[：:，,]?\s?$"
)
_ZH_AFTER = re.compile(rf"^[，,]?(?P<np>[\u4e00-\u9fff·A-Za-z]{{1,16}}?)(?:在[^，。]{{0,12}}?)?{_SAY}")
_JA_BEFORE = re.compile(
    r"(?:^|[。、！？\s」])(?P<np>[^。、！？「」『』\s]{1,24}?)(?:は|が|も)(?:[^。「」]{0,40}?[、で])?[、\s]?$"
)
_JA_AFTER = re.compile(
    r"^」?(?:など)?と(?:[^。、「」]{0,12})?(?:述|話|語|言|説明|指摘|強調|主張|発表|答|訴|コメント|批判|明|書|つぶや|反論|し)"
)
_JA_SPEAKER_AFTER = re.compile(r"^と(?P<np>[^。、「」]{1,20}?)(?:は|が|さんは|氏は)(?:述|話|語|言|説明|指摘|コメント)")


def cjk_attribution(text: str, start: int, end: int, first: int, last: int) -> tuple[tuple[int, int], str] | None:
    """(span of the speaker, rule) for the quote with its marks at `start`:`end` in the paragraph `first`:`last`."""
    before = text[max(first, start - _REACH) : start]
    after = text[end : min(last, end + _REACH)]
    offset = start - len(before)
    found = _ZH_BEFORE.search(before)
    if found:
        return (offset + found.start("np"), offset + found.end("np")), "verb and name before the quote"
    if _JA_AFTER.match(after):
        found = _JA_BEFORE.search(before)
        if found:
            return (offset + found.start("np"), offset + found.end("np")), "topic before the quote"
    for pattern in (_JA_SPEAKER_AFTER, _ZH_AFTER):
        found = pattern.match(after)
        if found:
            return (end + found.start("np"), end + found.end("np")), "name and verb after the quote"
    return None
