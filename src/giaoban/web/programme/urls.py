"""Programmes of work, their lines, and programmes made from their papers."""

from giaoban.office.directory.visibility import Kind
from giaoban.web.doors import enters_work, page, sees
from giaoban.web.programme import acts, excel, from_paper, lines, listing
from giaoban.web.programme.acts import ACTS
from giaoban.web.programme.page import one as one_programme

sees_programmes = sees(Kind.PROGRAMME)

urlpatterns = [
    page("programmes/", listing.listing, name="programmes", opens_to=sees_programmes),
    page("programmes/new/", listing.new, name="programme-new", opens_to=enters_work),
    page("programmes/<int:programme_id>/", one_programme, name="programme", opens_to=sees_programmes),
    page("programmes/<int:programme_id>/excel/", excel.programme, name="programme-excel", opens_to=sees_programmes),
    page("programmes/<int:programme_id>/change/", listing.change, name="programme-change", opens_to=enters_work),
    *(
        page(f"programmes/<int:programme_id>/{what}/", listing.turn, name=f"programme-{what}", opens_to=enters_work, what=what)
        for what in ("issue", "close", "reopen")
    ),
    page("programmes/<int:programme_id>/carry/", lines.carry_many, name="programme-carry", opens_to=enters_work),
    page("programmes/<int:programme_id>/lines/new/", lines.new, name="programme-line-new", opens_to=enters_work),
    page("programmes/lines/<int:line_id>/", lines.one, name="programme-line", opens_to=sees_programmes),
    page("programmes/lines/<int:line_id>/change/", lines.change, name="programme-line-change", opens_to=enters_work),
    page("programmes/lines/<int:line_id>/link/", lines.link, name="programme-line-link", opens_to=enters_work),
    page("programmes/lines/<int:line_id>/unlink/", lines.unlink, name="programme-line-unlink", opens_to=enters_work),
    *(
        page(f"programmes/lines/<int:line_id>/{act.name}/", acts.on_line, name=f"programme-line-{act.name}", opens_to=enters_work, act=act)
        for act in ACTS
    ),
    page("papers/<int:paper_id>/programme/", from_paper.draw_up, name="programme-from-paper", opens_to=enters_work),
]
