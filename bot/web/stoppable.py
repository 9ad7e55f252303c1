"""Stopping at whatever moment the process is told to."""

from typing import Any

from sanic import Sanic

LOOK_SECONDS = 0.05


class StoppableApp(Sanic[Any, Any]):
    """Sanic that also stops when it is told to while it starts.

    Sanic stops its loop at SIGTERM. While it starts, that ends one step of the start, or nothing at all, and
    the process goes on serving.
    """

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, **options)
        self.ctx.told_to_stop = False
        self.register_listener(_stop_if_told, "after_server_start")

    def stop(self, terminate: bool = True, unregister: bool = False) -> None:
        if self.state.is_running:
            super().stop(terminate=terminate, unregister=unregister)
        else:
            self.ctx.told_to_stop = True

    def stop_if_told(self) -> None:
        """Do what was asked during the start, as soon as the start is over."""
        if not self.state.is_running:
            self.loop.call_later(LOOK_SECONDS, self.stop_if_told)
        elif self.ctx.told_to_stop:
            self.stop(terminate=False)


async def _stop_if_told(app: StoppableApp) -> None:
    app.stop_if_told()
