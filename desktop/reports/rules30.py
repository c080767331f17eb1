"""The rules of Decree 30/2020/NĐ-CP by which a finished document is checked: name, severity, clause and repair."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.checks import Severity

_E, _W, _N = Severity.MUST, Severity.SHOULD, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is about, how grave a breach is, how a breach is mended.

    `clause` is the place in Annex I (Roman II.3 is part I, section II, item 3). A rule without one is a habit of
    offices or of ours and never graver than Severity.SHOULD.
    """

    id: str
    severity: Severity
    name: str
    repair: str
    clause: str = ""


_RULES = (
    Rule("PG1", _E, "Khổ giấy", "Chọn khổ giấy A4 (210 mm x 297 mm).", "I.1"),
    Rule("PG2", _E, "Lề trên, lề dưới", "Đặt lề trên và lề dưới từ 20 mm đến 25 mm.", "I.3"),
    Rule("PG3", _E, "Lề trái", "Đặt lề trái từ 30 mm đến 35 mm.", "I.3"),
    Rule("PG4", _E, "Lề phải", "Đặt lề phải từ 15 mm đến 20 mm.", "I.3"),
    Rule("PG5", _W, "Lề đóng gáy", "Bỏ lề đóng gáy và lề đối xứng."),
    Rule("PG6", _E, "Phông chữ", "Chọn phông Times New Roman cho chỗ này.", "I.4"),
    Rule("PG6.colour", _E, "Màu chữ", "Chọn màu chữ đen.", "I.4"),
    Rule("PG6.language", _W, "Ngôn ngữ của văn bản", "Chọn ngôn ngữ kiểm tra chính tả là Tiếng Việt."),
    Rule("PG7", _E, "Bảng mã tiếng Việt", "Gõ lại chỗ này bằng bảng mã Unicode dựng sẵn.", "I.4"),
    Rule("PG8", _E, "Cỡ chữ thống nhất", "Dùng một bộ cỡ chữ: 13, 14, 14 hoặc 12, 13, 13.", "I.5"),
    Rule("PG9", _E, "Số trang", "Đánh số trang ở giữa lề trên, không hiện ở trang đầu.", "I.7"),
    Rule("PG10", _W, "Khoảng cách theo kiểu chữ", "Bỏ chế độ tương thích và chế độ bỏ khoảng cách cùng kiểu."),
    Rule("H1", _E, "Quốc hiệu", "Trình bày Quốc hiệu chữ in hoa, đứng, đậm, cỡ 12 - 13, trên một dòng.", "II.1.a"),
    Rule("H2", _E, "Tiêu ngữ", "Ghi “Độc lập - Tự do - Hạnh phúc”, chữ đứng, đậm, cỡ 13 - 14.", "II.1.b"),
    Rule("H3", _E, "Đường kẻ dưới Tiêu ngữ", "Kẻ đường nét liền dài bằng dòng chữ Tiêu ngữ.", "II.1.b"),
    Rule("H4", _E, "Tên cơ quan chủ quản", "Trình bày chữ in hoa, đứng, không đậm, cỡ 12 - 13.", "II.2.b"),
    Rule("H5", _E, "Tên cơ quan ban hành", "Trình bày chữ in hoa, đứng, đậm, cỡ 12 - 13.", "II.2.b"),
    Rule("H6", _E, "Đường kẻ dưới tên cơ quan", "Kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ.", "II.2.b"),
    Rule("H7", _E, "Số, ký hiệu", "Ghi theo mẫu “Số: 05/BC-UBND”, cỡ 13, chữ đứng, không có dấu cách.", "II.3"),
    Rule("H8", _E, "Địa danh và thời gian", "Ghi theo mẫu “Tân An, ngày 05 tháng 3 năm 2026”, chữ nghiêng.", "II.4"),
    Rule("H8.place", _E, "Địa danh đặt theo số", "Ghi cả tên loại đơn vị, ví dụ “Phường 3”.", "II.4.a"),
    Rule("H.row", _E, "Số và ngày cùng dòng", "Đặt số, ký hiệu và địa danh, thời gian trên cùng một dòng.", "II.4.b"),
    Rule("H.table", _W, "Khung đầu trang", "Đặt phần đầu trang vào bảng hai cột không viền."),
    Rule("LN3", _E, "Gạch chân", "Bỏ gạch chân chữ.", "II.1.b"),
    Rule("T1", _E, "Tên loại văn bản", "Ghi “BÁO CÁO” ở giữa, chữ in hoa, đứng, đậm, cỡ 13 - 14.", "II.5.b"),
    Rule("T2", _E, "Trích yếu", "Trình bày giữa trang, chữ đứng, đậm, cỡ 13 - 14, không có dấu chấm.", "II.5.b"),
    Rule("T3", _E, "Đường kẻ dưới trích yếu", "Kẻ đường nét liền dài từ 1/3 đến 1/2 dòng chữ.", "II.5.b"),
    Rule("K1", _E, "Kính gửi", "Thêm “Kính gửi:” và tên cơ quan cấp trên, chữ đứng, cỡ 13 - 14.", "II.9"),
    Rule("K1.marks", _W, "Dấu câu ở Kính gửi", "Kết thúc dòng cuối bằng dấu chấm, các dòng trên bằng dấu chấm phẩy."),
    Rule("B1", _E, "Căn cứ", "Trình bày chữ nghiêng; cuối mỗi dòng dấu chấm phẩy, dòng cuối dấu chấm.", "II.6.c"),
    Rule("B2.face", _E, "Chữ của nội dung", "Trình bày nội dung bằng chữ đứng, không đậm, cỡ 13 - 14.", "II.6.c"),
    Rule("B2.align", _E, "Căn đều hai lề", "Căn đều cả hai lề.", "II.6.c"),
    Rule("B2.indent", _E, "Lùi đầu dòng", "Lùi đầu dòng 1 cm hoặc 1,27 cm, như nhau trong cả văn bản.", "II.6.c"),
    Rule("B2.gap", _E, "Khoảng cách giữa các đoạn", "Đặt khoảng cách giữa các đoạn ít nhất 6 pt.", "II.6.c"),
    Rule("B2.lines", _E, "Khoảng cách giữa các dòng", "Đặt khoảng cách dòng từ 1 đến 1,5 dòng.", "II.6.c"),
    Rule("B3", _E, "Kết thúc nội dung", "Kết thúc câu cuối bằng “./.”.", "III, mẫu 1.4"),
    Rule("HD.1", _E, "Trình bày mục", "Trình bày tiêu đề chữ đứng, đậm; mục đánh số La Mã in hoa.", "V.6"),
    Rule("HD.2", _E, "Trình bày khoản", "Trình bày tiêu đề của khoản chữ đứng, đậm.", "V.6"),
    Rule("HD.3", _E, "Trình bày điểm", "Trình bày điểm bằng chữ đứng, cỡ 13 - 14.", "V.6"),
    Rule("HD1", _E, "Thứ tự điểm", "Ghi a) b) c) d) đ) e) theo bảng chữ cái tiếng Việt, dấu đóng ngoặc đơn.", "V.6"),
    Rule("HD2", _N, "Cách đánh số 1.1", "Nếu cấp trên yêu cầu thì đánh số I. - 1. - a).", "V.6"),
    Rule("HD3", _E, "Dấu cách sau số mục", "Thêm một dấu cách sau số thứ tự.", "V.6"),
    Rule("HD4", _E, "Kiểu chữ các mục cùng cấp", "Dùng một kiểu chữ cho các tiêu đề cùng cấp.", "V.6"),
    Rule("HD5", _W, "Dấu hai chấm sau tiêu đề", "Bỏ dấu hai chấm ở cuối tiêu đề đứng riêng một dòng."),
    Rule("C1", _E, "Viện dẫn văn bản", "Thêm chữ “số” trước số, ký hiệu của văn bản.", "II.6.b"),
    Rule("C2", _N, "Viện dẫn lần đầu", "Lần đầu ghi đủ ngày ban hành, cơ quan ban hành và trích yếu.", "II.6.b"),
    Rule("D1", _W, "Ngày, tháng", "Ngày dưới 10 và tháng 1, 2 thêm số 0; các tháng khác không thêm."),
    Rule("S1", _E, "Quyền hạn, chức vụ", "Ghi đúng thể thức, ví dụ “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”.", "II.7"),
    Rule("S3", _E, "Họ tên người ký", "Chỉ ghi họ tên, chữ thường, đứng, đậm, cỡ 13 - 14.", "II.7.d"),
    Rule("S.row", _E, "Vị trí chữ ký", "Đặt quyền hạn, chức vụ ngang hàng với “Nơi nhận”.", "II.9.d"),
    Rule(
        "S.alone", _W, "Chữ ký đứng một mình", "Giữ đoạn cuối cùng trang với chữ ký, không tách dòng của bảng chữ ký."
    ),
    Rule("N1", _E, "Chữ “Nơi nhận”", "Trình bày “Nơi nhận:” cỡ 12, nghiêng, đậm, không gạch chân.", "II.9.d"),
    Rule("N2", _E, "Danh sách nơi nhận", "Ghi “- …;” mỗi dòng, dòng cuối “- Lưu: VT, …”, cỡ 11, chữ đứng.", "II.9.d"),
    Rule("N2.first", _E, "Dòng đầu nơi nhận", "Ghi “- Như trên;” ở dòng đầu vì có Kính gửi.", "II.9.d"),
    Rule("N2.office", _N, "Bộ phận soạn thảo", "Ghi thêm chữ viết tắt bộ phận soạn thảo sau “VT”.", "II.9.d"),
    Rule("PL1", _E, "Dẫn phụ lục", "Nhắc tới phụ lục này trong nội dung văn bản.", "III.1.a"),
    Rule(
        "PL2",
        _E,
        "Tiêu đề phụ lục",
        "Trình bày “Phụ lục” ở giữa, chữ đứng, đậm, cỡ 14; hai phụ lục trở lên thì đánh số La Mã.",
        "III.1.b",
    ),
    Rule("PL3", _E, "Tên phụ lục", "Trình bày ở giữa, chữ in hoa, đứng, đậm, cỡ 13 - 14.", "III.1.b"),
    Rule(
        "PL4", _E, "Dòng kèm theo của phụ lục", "Trình bày ở giữa, trong ngoặc đơn, chữ nghiêng, cỡ 13 - 14.", "III.1.c"
    ),
    Rule("U2", _W, "Dấu mật", "Không soạn văn bản có độ mật trên máy này."),
    Rule("TB1", _W, "Bảng qua trang", "Cho lặp lại dòng tiêu đề và không tách dòng của bảng."),
    Rule("TX1", _W, "Dòng trống", "Xóa dòng trống, dùng khoảng cách giữa các đoạn."),
    Rule("TX2", _W, "Thừa dấu cách", "Để một dấu cách giữa hai từ."),
    Rule("TX3", _W, "Dấu cách trước dấu câu", "Bỏ dấu cách trước dấu câu."),
    Rule("TX4", _W, "Thiếu dấu cách sau dấu câu", "Thêm một dấu cách sau dấu câu."),
    Rule("GAP", _W, "Chỗ còn thiếu", "Nhập nội dung còn thiếu rồi xuất lại."),
)
RULES = {rule.id: rule for rule in _RULES}
