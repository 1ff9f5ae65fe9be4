"""The closed sets of words that records use, each with the Vietnamese a person reads.

The values are those of the exchange file, version 1; they never change, the Vietnamese may.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A value of the exchange file that knows its Vietnamese: ``Standing.OFFICIAL.vi == "chính thức"``."""

    vi: str

    def __new__(cls, value: str, vi: str) -> Self:
        """Make the member from its value in files and its Vietnamese."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        return member


class CellKind(Word):
    """Kinds of cell, HD 42-HD/BTCTW (28/10/2025) and the committee above."""

    AGENCY = "agency", "Cơ quan, đơn vị sự nghiệp"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    RESIDENTIAL = "residential", "Thôn, tổ dân phố"
    SCHOOL = "school", "Trường học"
    ARMED_FORCES = "armed_forces", "Lực lượng vũ trang"
    COMMITTEE = "committee", "Cấp ủy"


class Standing(Word):
    """How a member stands in the cell, after the regulation on the Charter (quy định thi hành Điều lệ Đảng)."""

    OFFICIAL = "official", "chính thức"
    PROBATIONARY = "probationary", "dự bị"
    TEMPORARY_HERE = "temporary_here", "sinh hoạt tạm thời"
    TEMPORARY_AWAY = "temporary_away", "sinh hoạt tạm thời nơi khác"
    EXEMPT = "exempt", "được miễn sinh hoạt"
    LEFT = "left", "đã chuyển đi"


class SessionKind(Word):
    """Kinds of session."""

    THEMATIC = "thematic", "Sinh hoạt chuyên đề"
    REGULAR = "regular", "Sinh hoạt thường kỳ"
    COMMITTEE = "committee", "Sinh hoạt cấp ủy"
    OTHER = "other", "Sinh hoạt khác"


class AttendanceStatus(Word):
    """What the roll-call says of one person."""

    PRESENT = "present", "Có mặt"
    LATE = "late", "Đến muộn"
    LEFT_EARLY = "left_early", "Về sớm"
    EXCUSED = "excused", "Vắng có lý do"
    UNEXCUSED = "unexcused", "Vắng không lý do"
    EXEMPT = "exempt", "Miễn sinh hoạt"

    @property
    def is_present(self) -> bool:
        """Whether the person was in the room for some of the session."""
        return self in (AttendanceStatus.PRESENT, AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY)


class ReasonKind(Word):
    """Category of a reason for absence; no detail of health is kept."""

    WORK = "work", "công tác"
    SICK = "sick", "ốm"
    PRIVATE = "private", "việc riêng"
    OTHER = "other", "lý do khác"


class Label(Word):
    """What a contribution is about: the angles of discussion that the sources name."""

    AWARENESS = "awareness", "Nhận thức"
    SELF_REVIEW = "self_review", "Liên hệ bản thân"
    SITUATION = "situation", "Liên hệ chi bộ"
    IMPROVEMENT = "improvement", "Góp ý hoàn thiện"
    SOLUTION = "solution", "Giải pháp"
    PROPOSAL = "proposal", "Kiến nghị"
    QUESTION = "question", "Hỏi"
    ANSWER = "answer", "Trả lời"


class Disposition(Word):
    """What became of an opinion on the opening report."""

    ACCEPTED = "accepted", "Tiếp thu"
    EXPLAINED = "explained", "Giải trình"
    RESERVED = "reserved", "Bảo lưu"


class VoteMethod(Word):
    """How a vote was taken."""

    SHOW_OF_HANDS = "show_of_hands", "giơ tay"
    SECRET = "secret", "bỏ phiếu kín"


class Stance(Word):
    """How somebody stood apart in a vote; a minority may reserve its opinion (Charter, article 9.5)."""

    AGAINST = "against", "không tán thành"
    OTHER = "other", "ý kiến khác"
    RESERVED = "reserved", "bảo lưu ý kiến"


class OutputKind(Word):
    """What a session issues in writing beside its minutes."""

    NONE = "none", "Không ra văn bản riêng"
    CONCLUSION = "conclusion", "Kết luận"
    RESOLUTION = "resolution", "Nghị quyết"


class CombinePolicy(Word):
    """Whether a thematic session may share a sitting with the regular one: the sources disagree, the cell chooses."""

    FORBIDDEN = "forbidden", "Không tổ chức lồng ghép"
    IN_TURN = "in_turn", "Được kết hợp, lần lượt từng phần"
    FREE = "free", "Được lồng ghép"


class NoteKind(Word):
    """Short texts of a session that have no step of their own."""

    AGENDA_APPROVAL = "agenda_approval", "Thông qua chương trình"
    PREPARATION = "preparation", "Đánh giá việc chuẩn bị"
    QUALITY = "quality", "Đánh giá chất lượng"
    MEANING = "meaning", "Ý nghĩa, tác dụng"
    SCORING = "scoring", "Kết quả tự chấm điểm"
    GUIDANCE = "guidance", "Định hướng thảo luận của chi ủy"
    LESSONS_GOOD = "lessons_good", "Ưu điểm"
    LESSONS_WEAK = "lessons_weak", "Hạn chế"
    LESSONS_CAUSE = "lessons_cause", "Nguyên nhân"

    @property
    def is_of_minutes(self) -> bool:
        """Whether the minutes say it, so that it is closed with them."""
        return self in (NoteKind.AGENDA_APPROVAL, NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING)


class ReviewSubject(Word):
    """Whose shortcoming a line of the self-review names ("Tự soi, tự sửa", point 4 of the plan of 8/2022)."""

    SELF = "self", "Bản thân"
    COMRADE = "comrade", "Đồng chí mình"
    COMMITTEE = "committee", "Cấp ủy mình"
    COLLECTIVE = "collective", "Tập thể"


class TaskStatus(Word):
    """Where a task stands."""

    OPEN = "open", "Đang làm"
    DONE = "done", "Đã xong"
    DROPPED = "dropped", "Thôi thực hiện"


class FollowUpKind(Word):
    """What is owed after a thematic session (step 8 of plan 42-KH/ĐUK of 08/02/2022, section III)."""

    REPORT_FINISHED = "report_finished", "Hoàn thiện báo cáo chuyên đề"
    SENT_TO_MEMBERS = "sent_to_members", "Gửi đảng viên hoặc tổ đảng"
    REPORTED_UP = "reported_up", "Báo cáo cấp ủy cấp trên trực tiếp"


class StepKind(Word):
    """The canonical steps to which every agenda maps; one panel and one part of the minutes serves each."""

    OPENING = "opening", "Tuyên bố lý do, giới thiệu đại biểu"
    NOTE_TAKER = "note_taker", "Cử thư ký"
    ROLL_CALL = "roll_call", "Tình hình đảng viên"
    DUES = "dues", "Tình hình nộp đảng phí"
    AGENDA_APPROVAL = "agenda_approval", "Thông qua chương trình"
    PURPOSE = "purpose", "Mục đích, yêu cầu"
    OPENING_REPORT = "opening_report", "Báo cáo đề dẫn"
    PROMPTS = "prompts", "Gợi ý thảo luận"
    DISCUSSION = "discussion", "Thảo luận"
    REVIEW = "review", "Đánh giá, thông tin"
    EVALUATION = "evaluation", "Đánh giá chất lượng buổi sinh hoạt"
    CONCLUSION = "conclusion", "Tổng hợp, kết luận"
    SCORING = "scoring", "Tự chấm điểm"
    READ_BACK = "read_back", "Thông qua biên bản"
    FOLLOW_UP = "follow_up", "Hoàn thiện, gửi báo cáo"
