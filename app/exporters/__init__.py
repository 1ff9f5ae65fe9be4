"""Documents: domain records -> a neutral list of blocks (all wording) -> .docx -> pages. No Qt, no database."""
