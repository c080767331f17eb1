"""The letters of Vietnamese as character sets for expressions: ranges like 'à-ỹ' mix small and capital ones."""

from __future__ import annotations

_VOWELS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
SMALL = f"a-zđ{_VOWELS}"
CAPITAL = f"A-ZĐ{_VOWELS.upper()}"
