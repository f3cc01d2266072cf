"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.site.settings")
application = get_wsgi_application()

# Half a million objects that never go (modules, models, addresses) would be looked through again and again while pages wait: they are
# loaded now and set aside, and what a page leaves behind in circles is gathered after many pages instead of several times in each.
_OBJECTS_OF_MANY_PAGES = 50_000
get_resolver().url_patterns  # noqa: B018 - every view is imported by it
gc.collect()
gc.freeze()
gc.set_threshold(_OBJECTS_OF_MANY_PAGES, 20, 20)
