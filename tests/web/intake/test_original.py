import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.actions import set_confidentiality, take_in
from giaoban.office.registry.models import Arrival, Part
from tests.letters import letter, sample
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db
HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def part_of(arrival: Arrival) -> Part:
    assert arrival.paper is not None
    return arrival.paper.parts.get()


def url_of(part: Part) -> str:
    return reverse("original", args=[part.paper_id, part.pk])


@pytest.mark.parametrize(
    ("data", "name", "media_type", "handed_out"),
    [
        (letter(), "ke hoach.txt", "text/plain", 'attachment; filename="ke hoach.txt"'),
        (sample("cong-van.pdf"), "cong-van.doc", "application/pdf", 'attachment; filename="cong-van.doc.pdf"'),
        (HTML, "trang.html", "application/octet-stream", 'attachment; filename="trang.html.bin"'),
        (SVG, "hinh.svg", "application/octet-stream", 'attachment; filename="hinh.svg.bin"'),
        (letter(), "kế hoạch.html", "text/plain", "attachment; filename*=utf-8''k%E1%BA%BF%20ho%E1%BA%A1ch.html.txt"),
    ],
)
def test_original_is_saved_and_never_shown(data: bytes, name: str, media_type: str, handed_out: str, lan: Client, people: People) -> None:
    part = part_of(take_in(people.lan, data=data, name=name, key="k1", assured=True))

    answer = lan.get(url_of(part))

    assert b"".join(answer.streaming_content) == data  # type: ignore[attr-defined]
    names = ("Content-Type", "Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control")
    assert [answer.headers[header] for header in names] == [
        media_type, handed_out, "sandbox; default-src 'none'", "nosniff", "private, no-store",
    ]  # fmt: skip


def test_original_is_reached_only_through_its_own_paper(lan: Client, people: People) -> None:
    part = part_of(take_in(people.lan, data=letter(), name="a.txt", key="k1"))

    assert lan.get(reverse("original", args=[make_paper().pk, part.pk])).status_code == 404
    assert lan.get(reverse("original", args=[part.paper_id, 404])).status_code == 404


def test_original_of_a_restricted_paper_is_not_there_for_others(client: Client, people: People) -> None:
    part = part_of(take_in(people.lan, data=letter(), name="a.txt", key="k1"))
    set_confidentiality(people.lan, part.paper_id, 1, Confidentiality.RESTRICTED)

    seen = {}
    for account in (people.lan, people.hoa, people.ha, people.binh):
        client.force_login(account)
        answer = client.get(url_of(part))
        b"".join(getattr(answer, "streaming_content", ()))  # read to its end, a file is closed
        seen[account.username] = answer.status_code
    assert seen == {"lan": 200, "hoa": 200, "ha": 404, "binh": 404}
