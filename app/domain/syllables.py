"""Whether a word can be one Vietnamese syllable: beginning, rhyme and tone as the national orthography has them.

Names of the highlands (Đắk Lắk, Krông) and foreign words are none; so a single word proves nothing, many do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BEGINNING = "ngh|ng|nh|gi|gh|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_OPEN = (
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uê ui uy uya uyu uây uôi uơ "
    "ư ưa ưi ưu ươi ươu y yêu"
)
_SOUNDING = (
    "am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng oam oan oang oanh oăm oăn oăng oen "
    "om on ong oong ôm ôn ông ơm ơn um un ung uân uâng uênh uyên uynh uôm uôn uông ưng ươm ươn ương yêm yên yêng ynh"
)
_STOPPED = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oc oet ooc op ot "
    "ôc ôp ôt ơp ơt uc up ut uât uêch uych uyêt uyt uôc uôt ưc ưt ươc ươp ươt yêt yt ych"
)

_ANY = re.compile(rf"(?:(?:{_BEGINNING})?(?:{f'{_OPEN} {_SOUNDING}'.replace(' ', '|')})|gi)")
_SHORT = re.compile(rf"(?:{_BEGINNING})?(?:{_STOPPED.replace(' ', '|')})")

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SHARP_OR_HEAVY = ("\u0301", "\u0323")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether a word in Unicode, written small, in capitals or with a capital first, can be a syllable.

    A syllable that ends in c, ch, p or t has the sharp or the heavy tone.
    """
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in apart if ord(mark) in _TONES]
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    if len(tones) > 1:
        return False
    if _ANY.fullmatch(bare):
        return True
    return bool(tones) and tones[0] in _SHARP_OR_HEAVY and _SHORT.fullmatch(bare) is not None
