"""Organs, people, areas of charge, accounts."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.web.directory import accounts, charges, lists, names, office, organs, people
from giaoban.web.doors import administrator, fresh, holds, office_staff, page, sees

sees_directory = sees(Kind.DIRECTORY)
keeps_directory = holds(Role.CLERK, Role.CHIEF, Role.ADMINISTRATOR)
keeps_charges = holds(Role.CLERK, Role.CHIEF)
sets_up_office = holds(Role.CHIEF, Role.ADMINISTRATOR)

urlpatterns = [
    page("office/", office.settings, name="office-settings", opens_to=sets_up_office),
    page("organs/", organs.listing, name="organs", opens_to=sees_directory),
    page("organs/new/", organs.new, name="organ-new", opens_to=keeps_directory),
    page("organs/<int:organ_id>/", organs.one, name="organ", opens_to=sees_directory),
    page("organs/<int:organ_id>/change/", organs.change, name="organ-change", opens_to=keeps_directory),
    page("organs/<int:organ_id>/rename/", organs.rename, name="organ-rename", opens_to=keeps_directory),
    page("organs/<int:organ_id>/succession/", organs.becomes, name="organ-succession", opens_to=keeps_directory),
    page("successions/<int:succession_id>/withdraw/", organs.withdraw, name="succession-withdraw", opens_to=keeps_directory),
    page("organ-names/<int:name_id>/", organs.correct_name, name="organ-name", opens_to=keeps_directory),
    page("organ-groups/new/", organs.group_new, name="group-new", opens_to=office_staff),
    page("organ-groups/<int:group_id>/", organs.group_change, name="group", opens_to=office_staff),
    page("people/", people.listing, name="people", opens_to=sees_directory),
    page("people/new/", people.new, name="person-new", opens_to=keeps_directory),
    page("people/<int:person_id>/", people.one, name="person", opens_to=sees_directory),
    page("people/<int:person_id>/change/", people.change, name="person-change", opens_to=keeps_directory),
    page("people/<int:person_id>/positions/new/", people.position_new, name="position-new", opens_to=keeps_directory),
    page("positions/<int:position_id>/", people.position_change, name="position", opens_to=keeps_directory),
    page("charges/", charges.listing, name="charges", opens_to=sees_directory),
    page("charges/new/", charges.new, name="charge-new", opens_to=keeps_charges),
    page("charges/<int:charge_id>/", charges.change, name="charge", opens_to=keeps_charges),
    page("absences/", charges.absences, name="absences", opens_to=sees_directory),
    page("absences/new/", charges.absence_new, name="absence-new", opens_to=sees_directory),
    page("absences/<int:absence_id>/", charges.absence_change, name="absence", opens_to=sees_directory),
    page("unit-names/", names.listing, name="unit-names", opens_to=office_staff),
    page("unit-names/<int:question_id>/answer/", names.answer, name="unit-name-answer", opens_to=office_staff),
    page("unit-names/learnt/<int:alias_id>/forget/", names.forget, name="alias-forget", opens_to=office_staff),
    page("directory/import/", lists.look, name="directory-import", opens_to=keeps_directory),
    page("directory/import/enter/", lists.enter, name="directory-enter", opens_to=keeps_directory),
    page("directory/template.xlsx", lists.template, name="directory-template", opens_to=keeps_directory),
    page("accounts/", accounts.listing, name="accounts", opens_to=administrator),
    page("accounts/new/", fresh(accounts.new), name="account-new", opens_to=administrator),
    page("accounts/<int:account_id>/", accounts.one, name="account", opens_to=administrator),
    page("accounts/<int:account_id>/roles/new/", fresh(accounts.role_new), name="role-new", opens_to=administrator),
    page("accounts/<int:account_id>/switch/", fresh(accounts.switch), name="account-switch", opens_to=administrator),
    page("accounts/<int:account_id>/link/", fresh(accounts.issue), name="account-link", opens_to=administrator),
    page("roles/<int:holding_id>/end/", fresh(accounts.role_end), name="role-end", opens_to=administrator),
]
