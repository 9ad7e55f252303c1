"""Let rasa be imported without TensorFlow and without the chat connectors we do not use.

Rasa imports them at module level although only DIET, TED and its own channels call them. Once this
module is imported, the first `import rasa` puts empty modules in the place of those that are not
installed. Set-up copies `lean.pth` into .venv-engine, so that Rasa's own commands (`rasa train`,
`rasa data validate`, `rasa shell nlu`) start the same way; nothing else imports this.
"""

import importlib.abc
import importlib.machinery
import os
import sys
import types
import warnings
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

# What rasa 3.6.21 imports at module level and the lean environment does not have.
ABSENT = frozenset(
    {
        "tensorflow",
        "tensorflow_addons",
        "tensorflow_hub",
        "tensorflow_text",
        "keras",
        "aio_pika",
        "aiogram",
        "aiormq",
        "boto3",
        "botocore",
        "bson",
        "fbmessenger",
        "google",
        "pymongo",
        "slack_sdk",
        "socketio",
        "twilio",
        "webexteamssdk",
    }
)

# Installed, imported by rasa at module level, and called only for training, for its own chat channels,
# stores and timers: the engine serves without them, in 45 MB less and 2 s sooner.
UNUSED_WHEN_SERVING = frozenset(
    {"apscheduler", "prompt_toolkit", "questionary", "redis", "sklearn", "sqlalchemy"}
)


class _StandInType(type):
    """A class whose every attribute is another such class: serves as base class, type and function."""

    def __getattr__(cls, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(name)

    def __or__(cls, other: object) -> type:
        return cls

    def __ror__(cls, other: object) -> type:
        return cls

    def __getitem__(cls, key: object) -> type:
        return cls


def _stand_in(name: str) -> type:
    def take_anything(self: object, *args: object, **kwargs: object) -> None: ...

    def attribute(self: object, wanted: str) -> type:
        return getattr(type(self), wanted)  # type: ignore[no-any-return]

    return _StandInType(
        name, (), {"__init__": take_anything, "__getattr__": attribute, "__module__": __name__}
    )


class _StandInModule(types.ModuleType):
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        # `@tf.function` decorates methods while rasa's classes are made.
        value = _decorator if name == "function" else _stand_in(name)
        setattr(self, name, value)
        return value


def _decorator(function: object = None, **_: object) -> object:
    return function if function is not None else lambda decorated: decorated


class _StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives empty modules for these packages and all that is in them."""

    def __init__(self, packages: frozenset[str]) -> None:
        self._packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in self._packages:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__version__ = "0"


class _BeforeRasa(importlib.abc.MetaPathFinder):
    """First on sys.meta_path: prepares the process at the first import of rasa, then steps aside."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == "rasa":
            sys.meta_path.remove(self)
            prepare()
        return None


def prepare(serving: bool = False) -> None:
    """Put the stand-ins in place and keep rasa from sending usage data. Doing it twice changes nothing.

    serving: leave out what only training and Rasa's own commands need, too.
    """
    if any(isinstance(finder, _StandIns) for finder in sys.meta_path):
        return
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    # Rasa's training cache does not see a change in a module that a component uses, only in the component.
    os.environ.setdefault("RASA_MAX_CACHE_SIZE", "0")
    # One text at a time makes small matrices: threads cost more than they bring, in time and in memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
    # thinc looks whether tensorflow can be imported and would fail on an empty one.
    import spacy  # noqa: F401

    # Last: what is installed is found by the other finders before this one is asked.
    sys.meta_path.append(_StandIns(ABSENT))
    if serving:
        sys.meta_path.insert(0, _StandIns(UNUSED_WHEN_SERVING))


def prepare_at_first_import() -> None:
    """Call prepare() when, and only if, rasa is imported: other programs start as fast as ever."""
    if "rasa" not in sys.modules and not any(isinstance(finder, _BeforeRasa) for finder in sys.meta_path):
        sys.meta_path.insert(0, _BeforeRasa())


prepare_at_first_import()
