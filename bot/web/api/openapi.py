"""The OpenAPI document of the visitor API."""

from sanic import Blueprint

description = Blueprint("description", url_prefix="/api/v1")
