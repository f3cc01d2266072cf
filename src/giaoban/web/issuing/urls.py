"""Trình ký: drafts, their versions and opinions, signing, numbers, receivers."""

from giaoban.office.directory.visibility import Kind
from giaoban.web.doors import enters_work, office_staff, page, sees, takes_papers_in
from giaoban.web.issuing import (
    acts,
    bringing,
    casefiles,
    distributing,
    entering,
    listing,
    of_paper,
    opinions,
    own_template,
    signing,
    versions,
)
from giaoban.web.issuing.around import links
from giaoban.web.issuing.page import page as one
from giaoban.web.meetings.around import around

sees_drafts = sees(Kind.DRAFT)
around(links)

urlpatterns = [
    page("drafts/", listing.listing, name="drafts", opens_to=sees_drafts),
    page("drafts/new/", entering.new, name="draft-new", opens_to=sees_drafts),
    page("drafts/received/", distributing.received, name="received", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/", one, name="draft", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/change/", entering.change, name="draft-change", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/template/", own_template.choose, name="draft-template", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/write/", entering.write, name="draft-write", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/compare/", versions.comparison, name="draft-compare", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/slip/", distributing.slip, name="draft-slip", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/issue/", acts.issue, name="draft-issue", opens_to=takes_papers_in),
    *(page(f"drafts/<int:draft_id>/{act.move}/", acts.on_draft, name=act.name, opens_to=sees_drafts, act=act) for act in acts.ACTS),
    page("drafts/<int:draft_id>/sign-digitally/", signing.sign_digitally, name="draft-sign-digitally", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/signatures/", signing.signatures, name="draft-signatures", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/signed/", signing.signed_file, name="draft-signed", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/recipients/", distributing.recipients, name="draft-recipients", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/recipients/unclear/", distributing.unclear, name="draft-recipients-unclear", opens_to=sees_drafts),
    page("drafts/<int:draft_id>/send/", distributing.send, name="draft-send", opens_to=takes_papers_in),
    page("drafts/versions/<int:version_id>/", versions.read, name="draft-version", opens_to=sees_drafts),
    *(
        page(f"drafts/versions/<int:version_id>/{form}/", versions.file, name=f"draft-version-{form}", opens_to=sees_drafts, form=form)
        for form in ("docx", "pdf")
    ),
    page("drafts/returns/<int:return_id>/photo/", versions.photo, name="draft-photo", opens_to=sees_drafts),
    page("drafts/opinions/<int:opinion_id>/", opinions.slip, name="opinion", opens_to=sees_drafts),
    page("drafts/opinions/<int:opinion_id>/agree/", opinions.agree, name="opinion-agree", opens_to=sees_drafts),
    page("drafts/recipients/<int:recipient_id>/received/", distributing.acknowledge, name="acknowledge", opens_to=sees_drafts),
    page("papers/<int:paper_id>/lines/", of_paper.lines, name="issued-lines", opens_to=sees_drafts),
    page("programmes/<int:programme_id>/draft/", bringing.programme, name="programme-bring", opens_to=enters_work),
    page("reports/papers/<int:report_id>/draft/", bringing.report, name="period-report-bring", opens_to=office_staff),
    page("casefiles/", casefiles.listing, name="casefiles", opens_to=enters_work),
    page("casefiles/new/", casefiles.new, name="casefile-new", opens_to=office_staff),
    page("casefiles/<int:casefile_id>/", casefiles.one, name="casefile", opens_to=enters_work),
    page("casefiles/<int:casefile_id>/change/", casefiles.change, name="casefile-change", opens_to=office_staff),
    page("casefiles/<int:casefile_id>/put/", casefiles.put, name="casefile-put", opens_to=office_staff),
    page("casefiles/<int:casefile_id>/take-out/", casefiles.take_out, name="casefile-take-out", opens_to=office_staff),
]
