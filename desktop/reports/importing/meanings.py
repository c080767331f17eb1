"""What headings mean, as data: patterns over folded titles ('muc tieu den nam 2030') to keys of sections and groups.

The order counts: the first pattern that fits wins.
"""

from __future__ import annotations

import re

from desktop.reports.importing.marks import Head


def _table(**patterns: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(pattern)) for key, pattern in patterns.items())


_SOME = r"(?:nhung |cac |mot so |ve |mot vai )?"

SECTIONS = _table(
    visions=rf"^{_SOME}(?:tam nhin|muc tieu|dinh huong|den nam|chi tieu|giai doan).*\b2045\b|^tam nhin$",
    goals=rf"^{_SOME}(?:muc tieu|chi tieu|den nam|giai doan).*\b2030\b|^{_SOME}(?:muc tieu|chi tieu) cu the",
    general=rf"^{_SOME}(?:quan diem,? ?(?:va )?)?muc tieu (?:tong quat|chung)|^{_SOME}quan diem\b",
    causes=rf"^{_SOME}nguyen nhan\b",
    shortcomings=(
        rf"^{_SOME}(?:(?:mat |diem )?(?:con )?(?:ton tai|han che|kho khan|vuong mac|khuyet diem|yeu kem)|nhuoc diem"
        r"|(?:mat|viec) chua (?:lam )?duoc)\b"
    ),
    lessons=rf"^{_SOME}(?:bai hoc|kinh nghiem)\b",
    proposals=rf"^{_SOME}(?:kien nghi|de xuat|de nghi)\b",
    orientation=(
        rf"^{_SOME}(?:phuong huong|dinh huong)\b|^{_SOME}(?:nhiem vu|giai phap|ke hoach|muc tieu).*"
        r"(?:thoi gian toi|trong tam|nam toi|nam sau|cuoi nam|tiep theo|nam 20[0-35-9]\d\b)"
    ),
    strengths=rf"^{_SOME}(?:uu diem|mat (?:manh|duoc|tich cuc)|thuan loi|(?:mat|viec) lam duoc)\b",
    assessment=r"^(?:nhan xet|danh gia)(?:,? (?:nhan xet|danh gia))?(?: chung)?$|^danh gia chung\b",
    policies=r"^(?:ket qua|tinh hinh).*chinh sach",
    measures=r"^(?:ket qua|tinh hinh).*(?:nhiem vu|giai phap)",
    goals_results=r"^(?:ket qua|tinh hinh|danh gia).*(?:muc tieu|chi tieu)",
    situation=(
        r"^(?:tinh hinh|thuc trang|dac diem)\b.*(?:phat trien|kinh te|hop tac xa|hoat dong|tinh hinh)|^ve (?:so luong|"
        r"thanh vien|trinh do|doanh thu|lao dong)"
    ),
    documents=r"^(?:cong tac |viec )?ban hanh\b.*van ban|^van ban chi dao",
    awareness=r"^(?:cong tac |ket qua |viec )*(?:quan triet|tuyen truyen|pho bien|hoc tap)\b",
    leadership=r"^(?:cong tac )?(?:lanh dao|chi dao)\b|^cong tac (?:trien khai|to chuc)\b",
    results=r"^(?:nhung )?ket qua\b",
    objectives=rf"^{_SOME}muc tieu\b",
    tasks=rf"^{_SOME}(?:nhiem vu|giai phap)\b",
)
"""Keys of reports/outline.py's sections, 'goals' and 'visions' being the horizons of 2030 and 2045."""

GROUPS = _table(
    policies=r"chinh sach (?:uu dai|ho tro|khuyen khich)|cac chinh sach|co che,? chinh sach",
    awareness=r"nhan thuc|tuyen truyen|quan triet",
    quality=r"(?:doi moi|nang cao|cung co).*(?:chat luong|hieu qua (?:hoat dong|cua)|to chuc kinh te)",
    management=r"hieu luc|quan ly (?:cua )?nha nuoc",
)
POLICIES = _table(
    market=r"thi truong|xuc tien|tiep thi",
    insurance=r"bao hiem",
    land=r"dat dai|quy dat",
    credit=r"tin dung",
    finance=r"tai chinh|thue\b",
    infrastructure=r"ha tang",
    science=r"khoa hoc|cong nghe|chuyen doi so",
    people=r"nhan luc|dao tao|boi duong",
)

ASSESSING = ("strengths", "shortcomings", "causes", "lessons")
"""Sections that stand in each other: 'Tồn tại, hạn chế và nguyên nhân' has both below it."""

_BESIDES = dict(
    _table(
        strengths=r"\b(?:ton tai|han che|kho khan|vuong mac|khuyet diem|nhuoc diem|yeu kem)\b",
        orientation=r"\b(?:kien nghi|de xuat|de nghi)\b",
    )
)
"""Words in the heading of a section that say that something else stands below it too: 'Thuận lợi, khó khăn'."""

_CUES = _table(
    strengths=r"(?:uu diem|thuan loi|mat duoc)\b",
    shortcomings=r"(?:ton tai|han che|kho khan|tuy nhien|ben canh do|vuong mac)\b",
    causes=r"nguyen nhan\b",
    lessons=r"bai hoc\b",
    orientation=r"(?:phuong huong|(?:trong )?thoi gian toi|nam toi|nam sau|nhiem vu trong tam)\b",
    proposals=r"(?:de nghi|kien nghi|de xuat)\b",
    general=r"muc tieu (?:tong quat|chung)\b",
)


def section_of(plain: str) -> str:
    """Return the key of the section that a folded title means, '' for none."""
    return _first(SECTIONS, plain, start=False)


def is_of_two(key: str, plain: str) -> bool:
    """Whether the folded title of a section names another one besides, so that nobody knows what is whose."""
    return key in _BESIDES and _BESIDES[key].search(plain) is not None


def group_of(plain: str) -> str:
    """Return the key of the catalogue's task group that a folded title means, '' for none."""
    return _first(GROUPS, plain, start=False)


def policy_of(plain: str) -> str:
    """Return the key of the catalogue's policy that a folded title means, '' for none."""
    return _first(POLICIES, plain, start=False)


def cue_of(plain: str) -> str:
    """Return the section that the first words of a paragraph without a heading hint at, '' for none."""
    return _first(_CUES, plain.removeprefix("- "), start=True)


def is_known_title(head: Head) -> bool:
    """Whether a heading names a section by itself."""
    return bool(section_of(head.plain)) and not head.rest


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], plain: str, *, start: bool) -> str:
    for key, pattern in table:
        if pattern.match(plain) if start else pattern.search(plain):
            return key
    return ""
