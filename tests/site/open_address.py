"""Settings with an address that declares no rule."""

from giaoban.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.site.open_urls"
