"""Lịch trên điện thoại: one's own feeds, made, seen once, revoked; and what a telephone gets from their secret addresses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import people_visible_to
from giaoban.office.meetings import feeds, queries, rules
from giaoban.office.meetings.actions import make_feed, revoke_feed
from giaoban.office.meetings.models import Feed
from giaoban.web.directory.forms import Typed, key_or_none, organs_in_force
from giaoban.web.doors import Knock

ICS = "text/calendar; charset=utf-8"


class FeedForm(Typed):
    """Whose calendar is to be fed."""

    scope = forms.ChoiceField(label="Lịch nào", choices=Feed.Scope.choices)
    with_deadlines = forms.BooleanField(label="Kèm hạn nhiệm vụ", required=False)

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data, label_suffix="", initial={"scope": "person" if account.person_id else "public"})
        people = people_visible_to(account).filter(active=True)
        organs = organs_in_force(account).filter(ours=True)
        if rules.sees_all_of(account) is None:  # one's own alone
            people, organs = people.filter(account=account), organs.filter(pk__in=account.organ_ids)
        self.fields["person"] = forms.ModelChoiceField(
            people, label="Người", required=False, empty_label="Không chọn", initial=account.person_id
        )
        self.fields["organ"] = forms.ModelChoiceField(
            organs, label="Cơ quan", required=False, empty_label="Không chọn", initial=next(iter(account.organ_ids), None)
        )
        self.order_fields(["scope", "person", "organ", "with_deadlines"])

    def clean(self) -> dict[str, Any]:
        """Of a person or an organ it is said which."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for scope, words in (("person", "Chọn người."), ("organ", "Chọn cơ quan.")):
            if values.get("scope") == scope and not values.get(scope):
                self.add_error(scope, words)
        return values


def own(request: Knock) -> HttpResponse:
    """One's own feeds, and a new one. Its address is shown here and never again."""
    form = FeedForm(request.user, request.POST if request.method == "POST" else None)
    secret = ""
    if request.method == "POST":
        made = form.attempt(lambda v: _made(request.user, v))
        if made is not None:
            secret, form = request.build_absolute_uri(reverse("feed", args=[made[1]])), FeedForm(request.user)
    found = queries.feeds_visible_to(request.user).defer("body").select_related("person", "organ").prefetch_related("organ__names")
    context = {"form": form, "secret": secret, "feeds": [_row(feed) for feed in found]}
    return render(request, "schedule/feeds.html", context, status=422 if form.errors else 200)


def _made(account: Account, values: dict[str, Any]) -> tuple[Feed, str]:
    person, organ = key_or_none(values["person"]), key_or_none(values["organ"])
    return make_feed(account, values["scope"], person_id=person, organ_id=organ, with_deadlines=values["with_deadlines"])


def _row(feed: Feed) -> dict[str, Any]:
    return {"feed": feed, "name": feeds.name_of(feed), "revoked": feed.revoked_at is not None}


@require_POST
def revoke(request: Knock, feed_id: int) -> HttpResponse:
    """Revoke a feed: its address answers no more."""
    feed = get_object_or_404(queries.feeds_visible_to(request.user), pk=feed_id)
    revoke_feed(request.user, feed.pk)
    messages.success(request, "Đã thu hồi. Điện thoại nào còn dùng địa chỉ ấy không nhận lịch nữa.")
    return redirect("own-feeds")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar, for whoever knows its address; nothing but its tag where nothing changed."""
    found = feeds.feed_at(token)
    if found is None:
        raise Http404
    etag = f'"{feeds.etag_of(found)}"'
    answer = get_conditional_response(request, etag)
    if not isinstance(answer, HttpResponseNotModified):
        answer = HttpResponse(
            feeds.bytes_of(found), content_type=ICS, headers={"Content-Disposition": 'inline; filename="lich-cong-tac.ics"'}
        )
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
