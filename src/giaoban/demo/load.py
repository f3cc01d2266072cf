"""Loading the demo office: its people, then its papers and its work through the same acts as in any office, on days counted from today."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from giaoban.demo import MARK
from giaoban.demo import office as made_up
from giaoban.demo.briefing import load_briefings
from giaoban.demo.collection import load_collection
from giaoban.demo.dossiers import load_dossiers
from giaoban.demo.exchange import load_exchange
from giaoban.demo.issuing import load_issuing
from giaoban.demo.letters import letters
from giaoban.demo.meetings import load_meetings
from giaoban.demo.notices import look_through_notices
from giaoban.demo.parcels import load_parcels
from giaoban.demo.programmes import load_programmes
from giaoban.demo.reports import load_reports
from giaoban.demo.sitting import load_sitting
from giaoban.demo.targets import load_targets
from giaoban.demo.work import load_work
from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account, Charge, Office, Organ, OrganGroup, OrganName, Person, Position, RoleHolding
from giaoban.office.jobs.worker import work
from giaoban.office.registry import actions
from giaoban.office.registry.models import Arrival, Paper, Phrase, Sorting
from giaoban.samples import sample_papers

AWAITED = "918-CV/TU"  # the paper that waits for the secretary's word
# Samples that come in beside the letters: how many days ago, and what they were sorted as.
_SAMPLES = {
    "chi-thi.txt": (6, Sorting.TO_DO),
    "quyet-dinh.pdf": (5, Sorting.TO_KNOW),
    "giay-moi.docx": (1, None),
    "thong-bao-ket-luan.pdf": (4, Sorting.TO_DO),
    "chuong-trinh-cong-tac.pdf": (2, Sorting.TO_DO),
}


class NotForThisOffice(Exception):  # noqa: N818 - what is said
    """The demo does not go beside an office's own data. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A paper of the demo on its way in."""

    name: str
    data: bytes
    days_ago: int
    sorting: Sorting | None


def is_loaded() -> bool:
    """Does the demo office stand here already? A loading that was cut off begins anew only in an empty folder."""
    return (settings.DATA_DIR / MARK).exists() and Office.objects.exists()


def load(today: dt.date) -> None:
    """Make the demo office in an empty database. Raises NotForThisOffice where there is an office already, or the demo is not allowed."""
    if not settings.DEMO:
        raise NotForThisOffice("Văn phòng mẫu chỉ mở được bằng lệnh giaoban demo.")
    if Office.objects.exists() or Account.objects.exists():
        raise NotForThisOffice("Ở đây đã có dữ liệu của một văn phòng; văn phòng mẫu chỉ nạp vào nơi chưa có gì.")
    (settings.DATA_DIR / MARK).touch()
    accounts, organs = set_up_office()
    clerk = accounts["lan"]
    arrivals = [(_take_in(clerk, paper), paper) for paper in _papers(today)]
    work(threading.Event(), until_idle=True)
    for arrival, paper in sorted(arrivals, key=lambda pair: -pair[1].days_ago):
        _register(clerk, arrival, paper, today)
    _propose(accounts, today)
    load_targets(accounts, organs, today)
    load_work(accounts, organs, today)
    load_collection(accounts, organs, today)
    load_briefings(accounts, organs, today)
    load_programmes(accounts, organs, today)
    load_meetings(accounts, organs, today)
    load_dossiers(accounts, organs, today)
    load_sitting(accounts, organs, today)
    load_reports(accounts, today)
    load_exchange(accounts, organs)
    load_issuing(accounts, organs, today)
    load_parcels(accounts, organs, today)
    look_through_notices()


def set_up_office() -> tuple[dict[str, Account], dict[str, Organ]]:
    """The people and organs of the demo, by their names and keys there, in an office of their own."""
    with act(None, "demo.set-up-office") as line:
        organs = _organs()
        accounts = _people(organs)
        people = {name: Person.objects.get(account=account) for name, account in accounts.items()}
        for charge in made_up.CHARGES:
            organ = organs[charge.organ] if charge.organ else None
            Charge.objects.create(person=people[charge.username], field=charge.field, organ=organ, source="Quy chế làm việc của Đảng ủy xã")
        for name, members in made_up.GROUPS.items():
            OrganGroup.objects.create(name=name).organs.set([organs[key] for key in members])
        Phrase.objects.bulk_create([Phrase(text=text, rank=rank) for rank, text in enumerate(made_up.PHRASES)])
        kept = Office.objects.create(organ=organs["DU"], place=made_up.PLACE, term_start=dt.date(*made_up.TERM_START))
        line.about(kept)
    return accounts, organs


def _organs() -> dict[str, Organ]:
    found: dict[str, Organ] = {}
    since = dt.date(*made_up.FOUNDED)
    for rank, organ in enumerate(made_up.ORGANS):
        parent = found[organ.parent] if organ.parent else None
        row = Organ.objects.create(
            kind=organ.kind, side=organ.side, level=organ.level, ours=organ.ours, parent=parent, rank=rank, valid_from=since
        )
        OrganName.objects.create(organ=row, text=organ.name, short=organ.short, symbol=organ.symbol, valid_from=since)
        found[organ.key] = row
    return found


def _people(organs: dict[str, Organ]) -> dict[str, Account]:
    found: dict[str, Account] = {}
    for rank, one in enumerate(made_up.PEOPLE):
        person = Person.objects.create(full_name=one.full_name)
        Position.objects.create(person=person, organ=organs[one.organ], title=one.title, rank=rank)
        account = Account.objects.create_user(one.username, made_up.PASSWORD, person=person)
        RoleHolding.objects.create(account=account, role=one.role, organ=organs[one.role_organ] if one.role_organ else None)
        found[one.username] = account
    return found


def _propose(accounts: dict[str, Account], today: dt.date) -> None:
    """One paper waits for a leader's word, so that he has something to answer on his telephone."""
    paper = Paper.objects.get(number=AWAITED)
    lead, support = (Organ.objects.get(names__text=name) for name in ("Công an xã Minh Sơn", "Ban Chỉ huy Quân sự xã"))
    order = actions.Order(lead, (support,), today + dt.timedelta(2), "Báo cáo Thường trực hằng ngày.")
    actions.sort_paper(accounts["ha"], paper.pk, Sorting.TO_DO, shown=paper.revision)
    actions.propose_handling(accounts["ha"], paper.pk, order, leader=accounts["hoa"].person, shown=None)


def _papers(today: dt.date) -> Iterator[Incoming]:
    samples = {path.name: path for path in sample_papers()}
    for name, (days_ago, sorting) in _SAMPLES.items():
        yield Incoming(name, samples[name].read_bytes(), days_ago, sorting)
    for letter in letters(today):
        yield Incoming(letter.name, letter.text.encode(), letter.came_days_ago, None)


def _take_in(clerk: Account, paper: Incoming) -> Arrival:
    return actions.take_in(clerk, data=paper.data, name=paper.name, key=f"demo:{paper.name}")


def _register(clerk: Account, arrival: Arrival, paper: Incoming, today: dt.date) -> None:
    arrival.refresh_from_db()
    if arrival.paper_id is None:
        return
    actions.register_incoming(clerk, arrival.paper_id, on=today - dt.timedelta(paper.days_ago))
    if paper.sorting:
        kept = Paper.objects.get(pk=arrival.paper_id)
        actions.sort_paper(clerk, kept.pk, paper.sorting, shown=kept.revision)
