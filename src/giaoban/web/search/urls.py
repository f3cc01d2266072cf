"""One box for number, subject, sender and date."""

from giaoban.web.doors import page, reads_papers
from giaoban.web.search import views

urlpatterns = [page("search/", views.results, name="search", opens_to=reads_papers)]
