"""The addresses of the site and one without a door."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from giaoban.site.urls import urlpatterns as closed


def open_to_all(request: HttpRequest) -> HttpResponse:
    """Nobody said who may come in."""
    return HttpResponse("open")


urlpatterns = [*closed, path("open/", open_to_all)]
