"""How the cell wants its documents, kept in its book."""

from __future__ import annotations

from app.domain.document_options import PREFIX, DocumentOptions, as_settings, checked, from_settings
from app.models.unit_of_work import UnitOfWork
from app.services import book_settings


def options(uow: UnitOfWork) -> DocumentOptions:
    """Return the book's choices; the usual ones where it made none."""
    return from_settings(book_settings.settings(uow, PREFIX))


def set_options(uow: UnitOfWork, wanted: DocumentOptions) -> None:
    """Keep the choices; raises WrongInput for what cannot be."""
    book_settings.keep(uow, PREFIX, as_settings(checked(wanted)))
