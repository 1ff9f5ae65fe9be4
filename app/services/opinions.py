"""What becomes of opinions on the opening report: each function is one user action inside a writing unit of work."""

from __future__ import annotations

from app.domain.vietnamese import clean
from app.domain.vocabulary import Disposition
from app.models.discussion import Contribution
from app.models.unit_of_work import UnitOfWork
from app.services.rows import existing


def set_disposition(uow: UnitOfWork, contribution_id: int, disposition: Disposition | None) -> None:
    """Set what became of an opinion, None when nothing yet; its words and the response stay."""
    existing(uow, Contribution, contribution_id).disposition = disposition


def set_response(uow: UnitOfWork, contribution_id: int, response: str) -> None:
    """Set what was answered to an opinion; everything else it says stays."""
    existing(uow, Contribution, contribution_id).response = clean(response)
