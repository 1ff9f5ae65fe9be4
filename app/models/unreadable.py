"""What the driver raises for a file that is damaged."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as driver

#: The driver's own words about damage may quote letters that are none any more; then it fails to say them.
UNREADABLE = (driver.DatabaseError, UnicodeDecodeError)
