"""The second screen: what the meeting sees while the notes stay on the first."""
