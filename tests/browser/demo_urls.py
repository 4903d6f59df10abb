"""The addresses of a demo board, which are all the others and its mail."""

from __future__ import annotations

from django.urls import include, path

from lamppost.config import urls
from lamppost.config.urls import handler403, handler404, handler429, handler500

__all__ = ["handler403", "handler404", "handler429", "handler500", "urlpatterns"]
urlpatterns = [*urls.urlpatterns, path("demo/", include("lamppost.demo.urls"))]
