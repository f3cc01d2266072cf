"""States that follow the work: đang xử lý when work that came of a paper is handed out, đã hoàn thành when all of it is done.

They are told after đã tiếp nhận, each once, and never backwards: after đã hoàn thành nothing more is told. Of a restricted paper none is.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from giaoban.edxml.message import FINISHED, IN_HAND, RECEIVED
from giaoban.office.audit.acts import act
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange.actions.answering import answer_package
from giaoban.office.exchange.models import Answer, Carried, Package
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import HANDED_OUT, IS_OPEN, Assignment, Task, Workflow


def answer_for_work() -> int:
    """Tell senders how far the work is that came of their papers. Returns how many are told."""
    found = [(package, FINISHED) for package in _entered(FINISHED).filter(_brought(_finished()))]
    done = {package.pk for package, _ in found}
    found += [(package, IN_HAND) for package in _entered(IN_HAND, FINISHED).filter(_brought(_in_hand())) if package.pk not in done]
    for package, code in found:
        with act(None, "exchange.answer") as line:
            answer_package(package, code, None)
            line.about(package, code=code)
    return len(found)


def _entered(*untold: int) -> QuerySet[Package]:
    """Packages whose sender knows that their paper is entered, and has heard nothing of these states."""
    answers = Answer.objects.filter(package=OuterRef("pk"))
    return Package.objects.filter(
        Exists(answers.filter(code=RECEIVED)), ~Exists(answers.filter(code__in=untold)), state=Package.State.TAKEN
    )


def _brought(papers: QuerySet[Paper]) -> Q:
    """Of packages: the paper itself is one of these."""
    return Q(Exists(Carried.objects.filter(Exists(papers.filter(pk=OuterRef("arrival__paper"))), package=OuterRef("pk"), place=0)))


def _in_hand() -> QuerySet[Paper]:
    """Papers of which work was handed out."""
    shares = Assignment.objects.filter(HANDED_OUT, task__paper=OuterRef("pk"))
    return Paper.objects.filter(Exists(shares), confidentiality=Confidentiality.OPEN)


def _finished() -> QuerySet[Paper]:
    """Papers all of whose work is done, also where it was joined with other work; and of which no more is to be looked through."""
    tasks = Task.objects.filter(paper=OuterRef("pk"))
    left = tasks.filter(IS_OPEN | Q(merged_into__closed=False))
    return _in_hand().filter(Exists(tasks.filter(workflow=Workflow.DONE)), ~Exists(left), open_proposals=0)
