"""One task and the way to it: its page and acts, what waits to be handed out, templates, orientations, hand-overs."""

from giaoban.office.directory.visibility import Role
from giaoban.web.doors import enters_work, holds, page, sees_work
from giaoban.web.paper_files import in_both_forms
from giaoban.web.work import acts, entering, handing_out, handing_over, orientations, recurring, requests
from giaoban.web.work.page import page as one_task
from giaoban.web.work.task_acts import SHARE_ACTS, TASK_ACTS

answers = holds(Role.CHIEF, Role.LEADER)

urlpatterns = [
    page("work/new/", entering.new, name="task-new", opens_to=enters_work),
    page("work/templates/", recurring.listing, name="task-templates", opens_to=enters_work),
    page("work/templates/new/", recurring.new, name="task-template-new", opens_to=enters_work),
    page("work/templates/<int:template_id>/", recurring.change, name="task-template", opens_to=enters_work),
    page("work/templates/<int:template_id>/use/", recurring.use, name="task-template-use", opens_to=enters_work),
    page("work/hand-out/", handing_out.waiting, name="hand-out", opens_to=enters_work),
    page("work/slips/<int:organ_id>/", handing_out.slip, name="work-slip", opens_to=enters_work),
    *in_both_forms("work/slips/<int:organ_id>/", handing_out.slip_file, name="work-slip", opens_to=enters_work),
    page("work/hand-over/", handing_over.listing, name="hand-overs", opens_to=answers),
    page("work/hand-over/<int:organ_id>/", handing_over.of_organ, name="hand-over", opens_to=answers),
    page("work/hand-over/people/<int:person_id>/", handing_over.of_person, name="hand-over-of-person", opens_to=answers),
    page("work/orientations/", orientations.listing, name="orientations", opens_to=sees_work),
    page("work/orientations/<int:orientation_id>/", orientations.row, name="orientation", opens_to=sees_work),
    page("work/orientations/<int:orientation_id>/line/", orientations.line, name="orientation-line", opens_to=sees_work),
    page("work/orientations/<int:orientation_id>/change/", orientations.change, name="orientation-change", opens_to=enters_work),
    page("work/orientations/<int:orientation_id>/concrete/", entering.concrete, name="orientation-concrete", opens_to=enters_work),
    page("work/<int:task_id>/", one_task, name="task", opens_to=sees_work),
    page("work/<int:task_id>/change/", entering.change, name="task-change", opens_to=enters_work),
    page("work/<int:task_id>/sub-task/", entering.sub_task, name="sub-task", opens_to=enters_work),
    page("work/<int:task_id>/draft/", handing_out.draft, name="task-draft", opens_to=enters_work),
    page("work/<int:task_id>/reckoned/", handing_out.take_reckoned, name="task-reckoned", opens_to=enters_work),
    page("work/<int:task_id>/draft/shown/", handing_out.draft_shown, name="task-draft-shown", opens_to=enters_work),
    *(page(f"work/<int:task_id>/{act.name}/", acts.on_task, name=f"task-{act.name}", opens_to=enters_work, act=act) for act in TASK_ACTS),
    *(
        page(f"work/shares/<int:share_id>/{act.name}/", acts.on_share, name=f"share-{act.name}", opens_to=sees_work, act=act)
        for act in SHARE_ACTS
    ),
    page("work/extensions/<int:extension_id>/answer/", requests.answer_extension, name="extension-answer", opens_to=answers),
    page("work/objections/<int:objection_id>/answer/", requests.answer_objection, name="objection-answer", opens_to=answers),
]
