"""The entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "framsteg.config.settings.production")
application = get_wsgi_application()

from framsteg.reports import watching  # noqa: E402  its models can be read only now

watching.start()
# What is loaded at start lives as long as the process: keep it out of every later search for garbage.
gc.collect()
gc.freeze()
