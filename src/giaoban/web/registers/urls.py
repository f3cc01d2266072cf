"""Registers of papers in and out, their numbers, print and Excel."""

from django.urls import URLPattern

from giaoban.office.registry.books import BOOKS
from giaoban.office.registry.models import Direction
from giaoban.web.doors import page, reads_papers, takes_papers_in
from giaoban.web.registers import books, keeping, printing, views


def _register(route: str, name: str, direction: Direction) -> list[URLPattern]:
    return [
        page(f"{route}/", views.register, name=name, opens_to=reads_papers, direction=direction),
        page(f"{route}/print/", printing.print_register, name=f"{name}-print", opens_to=reads_papers, direction=direction),
        page(f"{route}/excel/", printing.excel, name=f"{name}-excel", opens_to=reads_papers, direction=direction),
        page(f"{route}/columns/", keeping.columns, name=f"{name}-columns", opens_to=takes_papers_in, direction=direction),
        page(f"{route}/numbers/", keeping.numbers, name=f"{name}-numbers", opens_to=takes_papers_in, direction=direction),
    ]


urlpatterns: list[URLPattern] = [
    *_register("registers/in", "incoming", Direction.IN),
    *_register("registers/out", "outgoing", Direction.OUT),
    page("registers/books/", books.books, name="register-books", opens_to=takes_papers_in),
    *(
        page(
            f"registers/books/{form.key}{route}/",
            view,
            name=f"book-{form.key}{route.replace('/', '-')}",
            opens_to=takes_papers_in,
            form=form,
        )
        for form in BOOKS.values()
        for route, view in (("", books.volume), ("/zip", books.all_volumes))
    ),
    page("registers/entries/<int:entry_id>/", keeping.entry, name="register-entry", opens_to=takes_papers_in),
    page("papers/<int:paper_id>/register/", keeping.register_paper, name="register-paper", opens_to=takes_papers_in),
    page("papers/<int:paper_id>/register/turn/", keeping.turn, name="register-turn", opens_to=takes_papers_in),
]
