"""Measures how well messages are read: scores, cross-validation, the exam, what errors cost."""
