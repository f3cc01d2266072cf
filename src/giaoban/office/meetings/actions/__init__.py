"""What is done with meetings, one verb a function."""

from giaoban.office.meetings.actions.agenda import (
    add_item,
    correct_item,
    freeze_agenda,
    hold_meeting,
    order_items,
    restore_item,
    send_agenda,
    withdraw_item,
)
from giaoban.office.meetings.actions.calling import (
    answer_call,
    call,
    call_no_more,
    mark_all_present,
    mark_attendance,
    say_who_attends,
)
from giaoban.office.meetings.actions.changing import (
    cancel_meeting,
    change_meeting,
    restore_meeting,
)
from giaoban.office.meetings.actions.competence import (
    add_matter,
    change_matter,
    end_matter,
)
from giaoban.office.meetings.actions.concluding import (
    conclude,
    correct_conclusion,
    mark_no_task,
    move_conclusion,
    order_from,
    put_back_conclusion,
    take_back_conclusion,
    take_back_task,
)
from giaoban.office.meetings.actions.days_off import (
    free_day,
    settle_day_off,
)
from giaoban.office.meetings.actions.dossiers import (
    add_need,
    ask_for_papers,
    change_need,
    find_complete,
    hand_in,
    return_need,
    waive_need,
    want_need,
)
from giaoban.office.meetings.actions.entering import (
    enter_meeting,
)
from giaoban.office.meetings.actions.feeding import (
    make_feed,
    revoke_feed,
)
from giaoban.office.meetings.actions.filling import (
    ask_no_more_of_working_days,
    ask_of_days_off,
    fill_all,
    fill_series,
)
from giaoban.office.meetings.actions.keeping_up import (
    follow_fact,
    let_go_of,
    take_up_again,
)
from giaoban.office.meetings.actions.noticing import (
    add_version,
    link_notice,
    quote_notice,
    unlink_notice,
)
from giaoban.office.meetings.actions.opening import (
    open_from_facts,
)
from giaoban.office.meetings.actions.packing import (
    expel_file,
)
from giaoban.office.meetings.actions.publishing import (
    publish_week,
)
from giaoban.office.meetings.actions.reading import (
    keep_note,
    look_at_papers,
)
from giaoban.office.meetings.actions.recording import (
    LeftOpen,
    Written,
    add_to_minutes,
    begin_minutes,
    change_minutes,
    settle_note,
    sign_minutes,
    write_note,
)
from giaoban.office.meetings.actions.registering import (
    correct_registration,
    decline_registration,
    defer_registration,
    merge_registrations,
    register_matter,
    take_into_programme,
    take_registration,
    withdraw_registration,
)
from giaoban.office.meetings.actions.rooms import (
    keep_room,
)
from giaoban.office.meetings.actions.series import (
    change_series,
    choose_days,
    end_series,
    enter_series,
)
from giaoban.office.meetings.actions.taking_in import (
    enter_from_calendar,
)
from giaoban.office.registry.actions import Handed

__all__ = [
    "Handed", "LeftOpen", "Written", "add_item", "add_matter", "add_need", "add_to_minutes", "add_version", "answer_call",
    "ask_for_papers", "ask_no_more_of_working_days", "ask_of_days_off", "begin_minutes", "call", "call_no_more", "cancel_meeting",
    "change_matter", "change_meeting", "change_minutes", "change_need", "change_series", "choose_days", "conclude", "correct_conclusion",
    "correct_item", "correct_registration", "decline_registration", "defer_registration", "end_matter", "end_series",
    "enter_from_calendar", "enter_meeting", "enter_series", "expel_file", "fill_all", "fill_series", "find_complete", "follow_fact",
    "free_day", "freeze_agenda", "hand_in", "hold_meeting", "keep_note", "keep_room", "let_go_of", "link_notice", "look_at_papers",
    "make_feed", "mark_all_present", "mark_attendance", "mark_no_task", "merge_registrations", "move_conclusion", "open_from_facts",
    "order_from", "order_items", "publish_week", "put_back_conclusion", "quote_notice", "register_matter", "restore_item",
    "restore_meeting", "return_need", "revoke_feed", "say_who_attends", "send_agenda", "settle_day_off", "settle_note",
    "sign_minutes", "take_back_conclusion", "take_back_task", "take_into_programme", "take_registration", "take_up_again",
    "unlink_notice", "waive_need", "want_need", "withdraw_item", "withdraw_registration", "write_note",
]  # fmt: skip
