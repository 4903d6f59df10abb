"""Photos in an S3-compatible bucket, whose troubles are those of any disk: OSError."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

# Somebody looks at an empty frame meanwhile, or waits for what they sent to be taken.
CONNECTS_WITHIN_SECS = 2
ANSWERS_WITHIN_SECS = 10
MOST_TRIES = 2
_NONE_THERE = {"404", "NoSuchKey"}


class Bucket(S3Storage):  # type: ignore[misc]
    """Raises FileNotFoundError for what is not there, and OSError for every other trouble."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**{"client_config": _patience(settings), **settings})

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        # Read whole and at once: later, the answer would have begun when the trouble shows.
        with _as_os_error(name):
            key = self._normalize_name(name)
            return ContentFile(self.bucket.Object(key).get()["Body"].read(), name)

    def _save(self, name: str, content: File[bytes]) -> str:
        with _as_os_error(name):
            return str(super()._save(name, content))

    def exists(self, name: str) -> bool:
        with _as_os_error(name):
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _as_os_error(name):
            return int(super().size(name))

    def delete(self, name: str) -> None:
        with _as_os_error(name):
            super().delete(name)

    def answers(self) -> bool:
        """Whether the bucket is there and lets us in."""
        try:
            with _as_os_error("bucket"):
                self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
        except OSError:
            return False
        return True


def _patience(settings: dict[str, Any]) -> Config:
    is_amazons = not settings.get("endpoint_url")
    return Config(
        connect_timeout=CONNECTS_WITHIN_SECS,
        read_timeout=ANSWERS_WITHIN_SECS,
        retries={"total_max_attempts": MOST_TRIES, "mode": "standard"},
        signature_version="s3v4",
        # Others have no name of its own for each bucket, and not every check sum of Amazon's.
        s3={"addressing_style": "auto" if is_amazons else "path"},
        request_checksum_calculation="when_supported" if is_amazons else "when_required",
        response_checksum_validation="when_supported" if is_amazons else "when_required",
    )


@contextmanager
def _as_os_error(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in _NONE_THERE:
            raise FileNotFoundError(errno.ENOENT, "not in the bucket", name) from error
        raise _trouble(error) from error
    except (BotoCoreError, Boto3Error) as error:
        raise _trouble(error) from error


def _trouble(error: Exception) -> OSError:
    return OSError(errno.EIO, f"the bucket does not answer ({type(error).__name__})")
