"""Where the land comes from: two npm packages, pinned, and checked before they are opened."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import urllib.request
from dataclasses import dataclass
from typing import Any

_PATIENCE_SECS = 60
_REGISTRY = "https://registry.npmjs.org"


@dataclass(frozen=True)
class Package:
    """A release of an npm package; integrity is the registry's own: SHA-512 in base 64."""

    name: str
    release: str
    integrity: str

    @property
    def address(self) -> str:
        return f"{_REGISTRY}/{self.name}/-/{self.name}-{self.release}.tgz"


# Natural Earth 4.1 (public domain) as TopoJSON, ISC licence.
WORLD = Package(
    "world-atlas",
    "2.0.2",
    "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
)
# The US Census Bureau's boundaries of 2017 (public domain) as TopoJSON, ISC licence.
STATES = Package(
    "us-atlas",
    "3.0.1",
    "wEIZCq0ImPvGblTd8gZMqNNCPkQshugMUG/8nkSWXb02+XqNFREg9atHOKP9w6prLZTpqcLhSvdBW81MkV3/0Q==",
)


class WrongPackage(ValueError):
    """What the registry sent is not the release that was pinned."""


def fetch(package: Package) -> bytes:
    """The package's archive. Raises OSError when there is no way to it, or WrongPackage."""
    with urllib.request.urlopen(package.address, timeout=_PATIENCE_SECS) as answer:  # noqa: S310
        archive: bytes = answer.read()
    check(package, archive)
    return archive


def check(package: Package, archive: bytes) -> None:
    """Raises WrongPackage unless these are the very bytes that were pinned."""
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if digest != package.integrity:
        raise WrongPackage(f"{package.name} {package.release} is not what was pinned")


def topology(archive: bytes, name: str) -> dict[str, Any]:
    """One of the package's files, read."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        file = files.extractfile(f"package/{name}.json")
        if file is None:
            raise WrongPackage(f"no {name}.json in the package")
        found: dict[str, Any] = json.load(file)
        return found
