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
    LESSONS_ASKED = "lessons_asked", "Yêu cầu, giải pháp đối với đảng viên"
    SCORING_REMARKS = "scoring_remarks", "Hạn chế và biện pháp khắc phục nêu khi tự chấm điểm"
    DIFFICULTIES = "difficulties", "Khó khăn, vướng mắc, kiến nghị"
    GOOD_PRACTICE = "good_practice", "Cách làm hay"
    NEWS = "news", "Tin ngắn về buổi sinh hoạt"

    @property
    def is_of_minutes(self) -> bool:
        """Whether the minutes say it, so that it is closed with them."""
        return self in _OF_MINUTES


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


class TopicOrigin(Word):
    """Where a topic of the plan comes from (plan 42-KH/ĐUK of 08/02/2022, I.2: more topics, or others instead)."""

    PARENT = "parent", "Theo định hướng của cấp trên"
    OWN = "own", "Chi bộ tự chọn"
    ADDED = "added", "Bổ sung"
    REPLACING = "replacing", "Thay thế chuyên đề khác"


class TopicState(Word):
    """How far a topic is, from a proposal to the report; the last three stand beside that road."""

    PROPOSED = "proposed", "Đề xuất"
    PLANNED = "planned", "Đưa vào kế hoạch"
    ADOPTED = "adopted", "Chi bộ đã thông qua"
    ASSIGNED = "assigned", "Đã phân công"
    DRAFTING = "drafting", "Đang soạn"
    SUBMITTED = "submitted", "Đang trình duyệt"
    APPROVED = "approved", "Chi ủy, bí thư đã thông qua"
    SENT = "sent", "Đã gửi đảng viên"
    HELD = "held", "Đã sinh hoạt"
    FINISHING = "finishing", "Đang hoàn thiện"
    FINISHED = "finished", "Đã hoàn thiện"
    DISTRIBUTED = "distributed", "Đã gửi bản hoàn thiện"
    REPORTED = "reported", "Đã báo cáo cấp trên"
    POSTPONED = "postponed", "Hoãn"
    REPLACED = "replaced", "Đã thay thế"
    LEFT_OPEN = "left_open", "Để ngỏ"


class ProposalStatus(Word):
    """What became of a topic that members proposed."""

    WAITING = "waiting", "Đang xem xét"
    TAKEN = "taken", "Đã đưa vào kế hoạch"
    DECLINED = "declined", "Chưa lựa chọn"


class Gate(Word):
    """Who agrees before a topic comes to the meeting; the sources differ, so each is a choice of the rules."""

    OUTLINE_CELL = "outline_cell", "Chi bộ thông qua đề cương"
    DRAFT_COMMITTEE = "draft_committee", "Chi ủy thông qua dự thảo"
    DRAFT_SECRETARY = "draft_secretary", "Bí thư thông qua dự thảo"
    PARENT = "parent", "Cấp trên cho ý kiến dự thảo"
    PARENT_DESK = "parent_desk", "Gửi ban tham mưu cấp trên"


class Means(Word):
    """How a document reached somebody. The program itself sends nothing."""

    PAPER = "paper", "Bản giấy"
    HANDBOOK = "handbook", "Sổ tay đảng viên điện tử"
    GROUP = "group", "Qua tổ đảng"
    MESSAGE = "message", "Tin nhắn, thư điện tử"
    OTHER = "other", "Cách khác"


class Repeat(Word):
    """How often an obligation of the user's own comes back."""

    ONCE = "once", "Một lần"
    MONTHLY = "monthly", "Hằng tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    HALF_YEARLY = "half_yearly", "Sáu tháng một lần"
    YEARLY = "yearly", "Hằng năm"


class YearNoteKind(Word):
    """Texts of a year that only people can write; the year's documents take them over word for word."""

    SITUATION = "situation", "Đặc điểm tình hình"
    POLITICAL = "political", "Công tác chính trị, tư tưởng"
    DUTIES = "duties", "Thực hiện nhiệm vụ chính trị"
    ORGANISATION = "organisation", "Công tác tổ chức, đảng viên"
    INSPECTION = "inspection", "Công tác kiểm tra, giám sát"
    UNIONS = "unions", "Lãnh đạo các đoàn thể"
    STRENGTHS = "strengths", "Ưu điểm"
    WEAKNESSES = "weaknesses", "Hạn chế"
    CAUSES = "causes", "Nguyên nhân"
    DIFFICULTIES = "difficulties", "Khó khăn, vướng mắc"
    GOOD_PRACTICE = "good_practice", "Cách làm hay"
    RATING = "rating", "Kết quả xếp loại chi bộ"
    DIRECTION = "direction", "Phương hướng, nhiệm vụ năm sau"
    PROPOSALS = "proposals", "Kiến nghị, đề xuất"


class Signatory(Word):
    """Which post signs for the cell: T/M CHI BỘ, then BÍ THƯ or PHÓ BÍ THƯ, never K/T (HD 05-HD/VPTW, 27/5/2026)."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó bí thư"


_OF_MINUTES = frozenset((
    NoteKind.AGENDA_APPROVAL, NoteKind.PREPARATION, NoteKind.QUALITY, NoteKind.MEANING, NoteKind.SCORING_REMARKS,
))  # fmt: skip
