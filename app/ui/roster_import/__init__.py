"""The page that shows what a list of members from elsewhere would do to the roster, and does it."""
