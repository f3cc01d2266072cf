import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit import acts
from giaoban.office.audit.acts import Conflict, act, at_the_end, require, revise
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.registry.models import Paper
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def correct(people: People, paper: Paper, shown: int, **values: object) -> None:
    with act(people.lan, "registry.correct-paper") as line:
        revise(line, paper, shown, **values)


def test_change_keeps_the_state_before_and_leaves_a_line(people: People, organs: Organs) -> None:
    paper = make_paper(subject="cũ")
    correct(people, paper, 1, subject="mới", issuer=organs.finance)
    entry, earlier = Entry.objects.get(), EarlierState.objects.get()
    paper.refresh_from_db()

    assert (paper.subject, paper.issuer, paper.revision) == ("mới", organs.finance, 2)
    assert entry.changes == {"subject": "changed", "issuer": "changed"}
    assert (earlier.revision, earlier.state["subject"], earlier.act, str(earlier)) == (1, "cũ", entry.act, f"registry.paper {paper.pk} r1")
    assert str(entry) == f"registry.correct-paper registry.paper {paper.pk}"


def test_stale_revision_is_a_conflict_and_changes_nothing(people: People) -> None:
    paper = make_paper(subject="cũ")
    correct(people, paper, 1, subject="của Lan")
    with pytest.raises(Conflict) as conflict:
        correct(people, paper, 1, subject="của Hà")
    paper.refresh_from_db()

    assert (conflict.value.thing, paper.subject, Entry.objects.count()) == (paper, "của Lan", 1)


def test_change_under_ones_feet_is_a_conflict_with_the_thing_as_it_stands(people: People) -> None:
    paper = make_paper(subject="cũ")
    Paper.objects.filter(pk=paper.pk).update(subject="của Hà", revision=2)
    with pytest.raises(Conflict) as conflict:
        correct(people, paper, 1, subject="của Lan")

    assert isinstance(conflict.value.thing, Paper)
    assert (conflict.value.thing.subject, EarlierState.objects.count()) == ("của Hà", 0)


def test_change_that_changes_nothing_keeps_no_state(people: People) -> None:
    paper = make_paper(subject="cũ")
    correct(people, paper, 1, subject="cũ")
    paper.refresh_from_db()

    assert (paper.revision, EarlierState.objects.count(), Entry.objects.get().changes) == (1, 0, {})


def test_protected_field_is_noted_without_its_values(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paper, "protected_fields", frozenset({"subject"}))
    paper = make_paper(subject="tên người tố cáo")
    correct(people, paper, 1, subject="tên khác")

    assert Entry.objects.get().changes == {"subject": "changed"}
    assert "subject" not in EarlierState.objects.get().state


def test_act_inside_another_joins_it(people: People) -> None:
    with act(people.lan, "registry.sort-paper"), act(people.ha, "registry.correct-paper"):
        pass
    lines = list(Entry.objects.order_by("pk").values_list("act", "verb"))

    assert ([verb for _, verb in lines], len({number for number, _ in lines})) == (["registry.correct-paper", "registry.sort-paper"], 1)


def test_error_takes_back_what_was_written_and_the_lines(people: People) -> None:
    def fail_late() -> None:
        with act(people.lan, "registry.sort-paper"):
            correct(people, make_paper(), 1, subject="mới")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    with act(people.lan, "registry.sort-paper"):
        pass

    assert (Paper.objects.count(), Entry.objects.count()) == (0, 1)


def test_rule_that_says_no_is_said_with_its_reason() -> None:
    require(True)
    with pytest.raises(PermissionDenied, match="không có quyền làm việc này"):
        require(False)
    with pytest.raises(PermissionDenied, match="Văn bản đã gửi"):
        require(False, "Văn bản đã gửi.")


def test_line_holds_values_as_json_can(people: People) -> None:
    number = uuid.UUID(int=7)
    with act(None, "registry.correct-paper") as line:
        line.about(make_paper(), who=people.lan, days=[dt.date(2026, 11, 2)], at=dt.time(8), number=number, more={1: (True, None)})

    assert Entry.objects.get().changes == {
        "who": people.lan.pk, "days": ["2026-11-02"], "at": "08:00:00", "number": str(number), "more": {"1": [True, None]},
    }  # fmt: skip
    assert acts.kind_of(make_paper()) == "registry.paper"


def test_figure_is_noted_as_it_is_written_out_whatever_its_places() -> None:
    plain = acts._plain

    assert [plain(Decimal(text)) for text in ("62.50", "100", "1E+3", "-0", "0.0001")] == ["62.5", "100", "1000", "0", "0.0001"]


def test_what_is_kept_for_the_end_is_dealt_with_once_when_the_outermost_act_is_done(people: People) -> None:
    dealt: list[tuple[uuid.UUID, list[object], int]] = []

    def close(of: uuid.UUID, what: list[object]) -> None:
        dealt.append((of, what, Entry.objects.count()))

    with act(people.lan, "registry.outer") as outer:
        at_the_end(close, 1)
        with act(people.lan, "registry.inner"):
            at_the_end(close, 2, 3)
        assert dealt == []
    with act(people.lan, "registry.outer"):
        pass

    assert dealt == [(outer.act, [1, 2, 3], 2)]


def test_act_that_fails_deals_with_nothing_and_leaves_nothing_to_the_next(people: People) -> None:
    dealt: list[list[object]] = []

    def refused() -> None:
        with act(people.lan, "registry.outer"):
            at_the_end(lambda _, what: dealt.append(what), 1)
            require(allowed=False)

    with pytest.raises(PermissionDenied):
        refused()
    with act(people.lan, "registry.outer"):
        pass

    assert dealt == []


def test_what_fails_at_the_end_takes_the_act_back(people: People) -> None:
    def close(of: uuid.UUID, what: list[object]) -> None:
        require(allowed=False)

    with pytest.raises(PermissionDenied), act(people.lan, "registry.outer"):
        at_the_end(close, 1)

    assert Entry.objects.count() == 0
