"""Rasa's custom actions: thin, the decisions are in bot/domain."""
