"""The web door: what granian, gunicorn and any other WSGI server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
application = get_wsgi_application()

from lamppost.board.search.indexing import index_beside_pages  # noqa: E402  Django comes first

index_beside_pages()

from lamppost.meetings.guarding.standing_in import stand_in_beside_pages  # noqa: E402  as above

stand_in_beside_pages()
