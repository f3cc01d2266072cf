"""Ghi nhanh, the boards of the briefing, and the minutes."""

from giaoban.office.directory.visibility import Role
from giaoban.web.briefing import acts, matches, quick, sitting
from giaoban.web.doors import enters_work, holds, page, sees_work

urlpatterns = [
    page("quick/", quick.quick_order, name="quick-order", opens_to=enters_work),
    page("quick/read/", quick.read_line, name="quick-read", opens_to=enters_work),
    page("quick/matches/", matches.matches, name="quick-matches", opens_to=enters_work),
    page("quick/<int:task_id>/join/", matches.join, name="quick-join", opens_to=enters_work),
    page("briefings/", sitting.briefings, name="briefings", opens_to=sees_work),
    page("briefings/open/", sitting.open_briefing, name="briefing-open", opens_to=enters_work),
    page("briefings/boards/<int:board_id>/", sitting.viewers, name="board-viewers", opens_to=holds(Role.CHIEF, Role.LEADER)),
    page("briefings/items/<int:item_id>/undo/", acts.undo, name="briefing-undo", opens_to=enters_work),
    page("briefings/<int:briefing_id>/", sitting.briefing, name="briefing", opens_to=sees_work),
    page("briefings/<int:briefing_id>/minutes/", sitting.minutes, name="briefing-minutes", opens_to=sees_work),
    page("briefings/<int:briefing_id>/head/", sitting.change_head, name="briefing-head", opens_to=enters_work),
    page("briefings/<int:briefing_id>/close/", sitting.close_briefing, name="briefing-close", opens_to=enters_work),
    *(
        page(f"briefings/<int:briefing_id>/{verb}/", acts.decide, name=f"briefing-{verb}", opens_to=enters_work, verb=verb)
        for verb in acts.VERBS
    ),
]
