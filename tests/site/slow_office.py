"""Settings of an office with one kind of work that takes as long as the test wants."""

from giaoban.site.settings import *  # noqa: F403
from giaoban.site.settings import INSTALLED_APPS as OFFICE

INSTALLED_APPS = [*OFFICE, "tests.site.slow_work.SlowWork"]
