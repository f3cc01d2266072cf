"""A paper has to go as secret: what packages told of it goes too, and the packages, those that came and those that wait to go."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils import timezone

from giaoban.edxml.message import NOT_TAKEN
from giaoban.edxml.transport import NoTransport
from giaoban.edxml.write import package as packed
from giaoban.office.audit.acts import act
from giaoban.office.exchange import ways
from giaoban.office.exchange.actions.answering import TO, status_of
from giaoban.office.exchange.actions.asking_back import message_of
from giaoban.office.exchange.announcing import PACKAGE
from giaoban.office.exchange.codes import who_answers
from giaoban.office.exchange.contents import as_it_went
from giaoban.office.exchange.models import Answer, Package, Parcel, Way
from giaoban.office.jobs.actions import put_down
from giaoban.office.notices.actions import forget
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions import NotNow

FORGET = "exchange-forget"
_WENT = "Văn bản mật, đã đưa ra khỏi phần mềm."
_TOLD = "Văn bản mật, không nhận qua liên thông."


def leave_with_paper(paper: Paper) -> None:
    """Of packages that spoke of the paper nothing stays but that they came; who sent them is told while that is still known.

    Its own packages that nobody has fetched out of the folder yet do not go.
    """
    with act(None, "exchange.leave-with-paper") as line:
        found = list(_that_spoke_of(paper))
        line.changes["packages"] = len(found)
        for package in found:
            if "status" not in package.said:  # whoever asks for it back has been told of the paper itself
                reply_secret(package)
            _leaves(package)
        for parcel in Parcel.objects.filter(recipient__draft__paper=paper, way=Way.EDXML):
            for asked in parcel.asked_back.all():
                with suppress(NotNow):  # its head is lost: as below
                    put_down(FORGET, f"{FORGET}:asked:{asked.pk}", sha256=sha256(message_of(asked)).hexdigest())
            for package in parcel.told_by.all():
                _leaves(package)
            with suppress(NotNow):  # its files are lost: the same package is not made again, so it cannot be found either
                put_down(FORGET, f"{FORGET}:out:{parcel.pk}", sha256=sha256(as_it_went(parcel)).hexdigest())


def _leaves(package: Package) -> None:
    """Its file goes out of its folder, its words out of its row."""
    put_down(FORGET, f"{FORGET}:{package.pk}", sha256=package.key)
    forget_words(package, Package.State.EXPELLED, _WENT)


def _that_spoke_of(paper: Paper) -> QuerySet[Package]:
    """Those that brought it, or its very file to a paper that was here already; the same message again, and wishes about it."""
    files = paper.parts.values("file")
    alone = Q(files__place=0, files__arrival__paper=None, files__arrival__file__in=files)
    brought = Package.objects.filter(Q(files__arrival__paper=paper) | alone)
    named = [Q(sender_code=sender, document_id=called) for sender, called in brought.values_list("sender_code", "document_id") if called]
    about = Q(pk__in=brought.values("pk")) | Q(first__in=brought.values("pk"))
    for one in named:
        about |= one
    return Package.objects.filter(about)


def forget_words(package: Package, state: Package.State, reason: str) -> None:
    """Nothing that a package told stays, nor what its files were called, nor what it was answered and who heard of it."""
    forget(PACKAGE, [package.pk])
    package.files.all().delete()
    package.answers.all().delete()
    blank = {"message": "", "document_id": "", "sender_code": "", "sender": "", "name": "", "said": {}, "remarks": []}
    Package.objects.filter(pk=package.pk).update(state=state, reason=reason, **blank)


def reply_secret(package: Package) -> None:
    """Who sent it is told while it is still known who that was; where that cannot be done now, it is not done later."""
    answer = Answer(package=package, code=NOT_TAKEN, description=_TOLD, at=timezone.now())
    us = who_answers(package.said.get(TO, ()))
    if us is not None and package.sender_code:
        with suppress(NoTransport):
            ways.transport().send(packed(status_of(answer, us)), package.sender_code)
