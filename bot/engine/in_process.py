"""Custom actions in this process: where Rasa asks an action server, rasa_sdk's executor answers."""

from __future__ import annotations

import json
from contextvars import ContextVar
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection


class InProcessActions(EndpointConfig):
    """Takes the place of `action_endpoint` in endpoints.yml."""

    def __init__(self, package: str) -> None:
        """package: the Python package with the actions."""
        # The domain, large and unused by our actions, is not sent along.
        super().__init__(url="in-process", enable_selective_domain=True)
        self.failure: ContextVar[Exception | None] = ContextVar("failure", default=None)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action that kwargs["json"] asks for; answers as an action server would."""
        self.failure.set(None)
        try:
            return await self._executor.run(kwargs["json"])
        except ActionExecutionRejection as rejection:
            body = json.dumps({"action_name": rejection.action_name, "error": str(rejection)})
            raise ClientResponseError(400, "rejected", body) from rejection
        except Exception as error:
            # Rasa would log it and answer with nothing; whoever asked for the turn is to know.
            self.failure.set(error)
            raise
