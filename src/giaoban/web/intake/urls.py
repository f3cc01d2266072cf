"""Files dropped in, each with its progress."""

from django.urls import URLPattern

from giaoban.web.doors import page, reads_papers, takes_papers_in
from giaoban.web.intake import acts, views

_ONE = "papers/take-in/<int:arrival_id>/"

urlpatterns: list[URLPattern] = [
    page("papers/take-in/", views.take_in_page, name="take-in", opens_to=takes_papers_in),
    page("papers/take-in/waiting/", views.waiting, name="take-in-waiting", opens_to=takes_papers_in),
    page("papers/take-in/register/", acts.register_all, name="register-all", opens_to=takes_papers_in),
    page(_ONE, acts.arrival, name="arrival", opens_to=takes_papers_in),
    page(f"{_ONE}letterhead/", acts.letterhead, name="arrival-letterhead", opens_to=takes_papers_in),
    page(f"{_ONE}join/", acts.join, name="arrival-join", opens_to=takes_papers_in),
    page(f"{_ONE}expel/", acts.expel, name="arrival-expel", opens_to=takes_papers_in),
    page(f"{_ONE}retry/", acts.act_on, name="arrival-retry", opens_to=takes_papers_in, verb="retry"),
    page(f"{_ONE}keep/", acts.act_on, name="arrival-keep", opens_to=takes_papers_in, verb="keep"),
    page(f"{_ONE}set-aside/", acts.act_on, name="arrival-set-aside", opens_to=takes_papers_in, verb="set-aside"),
    page(f"{_ONE}register/", acts.act_on, name="arrival-register", opens_to=takes_papers_in, verb="register"),
    page("papers/<int:paper_id>/parts/<int:part_id>/original/", views.original, name="original", opens_to=reads_papers),
]
