"""Ter Plaatse: a Dutch-language assistant for victims of online fraud."""
