"""Files coming in are held in memory until they have been screened: a secret paper must never touch the disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

AT_ONCE = 4  # so many files of the largest size may come in one request; the page itself sends one at a time


class MemoryOnly(FileUploadHandler):
    """Keeps a file in memory, whatever its size up to the limit; past it, or past what one request may bring, the upload stops."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of the file."""
        if start + len(raw_data) > settings.UPLOAD_MAX_BYTES or self._received(len(raw_data)) > AT_ONCE * settings.UPLOAD_MAX_BYTES:
            if self.request is not None:
                self.request.META["giaoban.too_large"] = True
            raise StopUpload(connection_reset=False)
        self.held.write(raw_data)

    def _received(self, size: int) -> int:
        """How much the files of this request take together, with these bytes."""
        if self.request is None:
            return size
        total: int = self.request.META.get("giaoban.received", 0) + size
        self.request.META["giaoban.received"] = total
        return total

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra
        )
