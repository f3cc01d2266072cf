"""The site as the tests run it: a data folder of their own, a quick password hash, SQLite unless DATABASE_URL says otherwise."""

import os
import tempfile

os.environ.setdefault("GIAOBAN_DATA", tempfile.mkdtemp(prefix="giaoban-tests-"))
os.environ.setdefault("GIAOBAN_NAMES", "testserver,localhost,127.0.0.1")

from giaoban.site.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
