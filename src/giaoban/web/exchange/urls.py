"""Liên thông: packages that came, what went out, an issued paper sent to its list, where organs are reached."""

from django.urls import URLPattern

from giaoban.web.doors import page, takes_papers_in
from giaoban.web.exchange import contacts, giving_back, packages, sending

_ONE = "exchange/packages/<int:package_id>/"

urlpatterns: list[URLPattern] = [
    page("exchange/", packages.listing, name="packages", opens_to=takes_papers_in),
    page("exchange/post/", packages.switch, name="post-switch", opens_to=takes_papers_in),
    page(_ONE, packages.one, name="package", opens_to=takes_papers_in),
    page(f"{_ONE}files/<int:number>/", packages.file, name="package-file", opens_to=takes_papers_in),
    page(f"{_ONE}let-in/", packages.let_in, name="package-let-in", opens_to=takes_papers_in),
    page(f"{_ONE}turn-away/", packages.turn_away, name="package-turn-away", opens_to=takes_papers_in),
    page(f"{_ONE}give-back/", giving_back.give_back, name="package-give-back", opens_to=takes_papers_in),
    page(f"{_ONE}keep/", giving_back.keep, name="package-keep", opens_to=takes_papers_in),
    page("exchange/sent/", sending.listing, name="parcels", opens_to=takes_papers_in),
    page("exchange/sent/<int:parcel_id>/ask-back/", sending.ask_back, name="parcel-ask-back", opens_to=takes_papers_in),
    page("exchange/addresses/", contacts.listing, name="exchange-contacts", opens_to=takes_papers_in),
    page("exchange/addresses/<int:organ_id>/", contacts.one, name="exchange-contact", opens_to=takes_papers_in),
    page("drafts/<int:draft_id>/exchange/", sending.send, name="draft-exchange", opens_to=takes_papers_in),
    page("papers/take-in/<int:arrival_id>/fill/", packages.fill, name="arrival-fill", opens_to=takes_papers_in),
]
