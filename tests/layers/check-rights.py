#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that nothing that reads or writes a book was added without thinking of
who may do it.

Each function of the headers below the window that begins something stands here:
with the test that does it under each permission taken away, or with the reason
why everybody may do it. (A job that asks nobody is refused while it runs.)
"""

import pathlib
import re
import sys

STORE = 'tests/store/test-rights.c'
SIGHT = 'tests/store/test-sight.c'
ACTIVITY = 'tests/store/test-activity.c'
MESSAGES = 'tests/store/test-messages.c'
FIND = 'tests/store/test-find.c'
ITEMS = 'tests/store/test-items.c'
RECORDS = 'tests/store/test-records.c'
CUSTOM_FIELDS = 'tests/store/test-custom-fields.c'
DOCUMENTS = 'tests/store/document-fixture.c'
PEOPLE = 'tests/store/test-people.c'
PASSWORDS = 'tests/store/signing-fixture.c'
ASSIGNING = 'tests/deletion/test-assigning.c'
DELETION = 'tests/deletion/test-permissions.c'
ACTORS = 'tests/deletion/test-actors.c'
EXCHANGE = 'tests/exchange/test-rights.c'
BACKUP = 'tests/exchange/test-backup.c'
RESTORE = 'tests/exchange/test-restore.c'

# Where they are called, there or in the functions of tests/support that the test uses.
ASKED = {
    'cb_activity_csv_save': EXCHANGE,
    'cb_backup': BACKUP,
    'cb_conversation_store_list': SIGHT,
    'cb_conversation_store_list_of': SIGHT,
    'cb_conversation_store_read': SIGHT,
    'cb_conversation_store_search': SIGHT,
    'cb_conversation_store_split': SIGHT,
    'cb_conversation_store_unread': SIGHT,
    'cb_customer_json_save': EXCHANGE,
    'cb_customer_store_find_number': SIGHT,
    'cb_customer_store_get': SIGHT,
    'cb_customer_store_get_page': SIGHT,
    'cb_customer_store_list': SIGHT,
    'cb_customer_store_save': STORE,
    'cb_customer_store_search': SIGHT,
    'cb_customer_store_take_over': STORE,
    'cb_custom_field_store_move': CUSTOM_FIELDS,
    'cb_custom_field_store_remove': CUSTOM_FIELDS,
    'cb_custom_field_store_save': CUSTOM_FIELDS,
    'cb_custom_value_store_list': CUSTOM_FIELDS,
    'cb_custom_value_store_save': CUSTOM_FIELDS,
    'cb_demo_fill': EXCHANGE,
    'cb_document_store_add': DOCUMENTS,
    'cb_document_store_copy': DOCUMENTS,
    'cb_document_store_list': RECORDS,
    'cb_document_store_remove': DOCUMENTS,
    'cb_document_store_write': DOCUMENTS,
    'cb_find_store_search': FIND,
    'cb_freed_number_store_list': SIGHT,
    'cb_import_apply': EXCHANGE,
    'cb_import_preview': EXCHANGE,
    'cb_conversation_store_messages': SIGHT,
    'cb_history_store_list': SIGHT,
    'cb_item_store_convert': ITEMS,
    'cb_item_store_get': SIGHT,
    'cb_item_store_list': SIGHT,
    'cb_item_store_listing': SIGHT,
    'cb_item_store_newest': SIGHT,
    'cb_item_store_pay': ITEMS,
    'cb_item_store_save': ITEMS,
    'cb_profile_store_count': SIGHT,
    'cb_profile_store_get': SIGHT,
    'cb_profile_store_turnover': SIGHT,
    'cb_item_store_list_of': SIGHT,
    'cb_item_store_order': SIGHT,
    'cb_item_store_set_status': STORE,
    'cb_kept_item_store_list': SIGHT,
    'cb_lookup': SIGHT,
    'cb_message_store_add': MESSAGES,
    'cb_message_store_mark_read': MESSAGES,
    'cb_reminder_store_check': SIGHT,
    'cb_reminder_store_claim': SIGHT,
    'cb_reminder_store_look': SIGHT,
    'cb_operation_store_list': SIGHT,
    'cb_people_store_add_group': PEOPLE,
    'cb_people_store_remove_group': PEOPLE,
    'cb_people_store_rename_group': PEOPLE,
    'cb_people_store_reverse': ACTIVITY,
    'cb_people_store_save_person': PEOPLE,
    'cb_people_store_set_permission': PEOPLE,
    'cb_people_store_set_photo': PEOPLE,
    'cb_photo_store_get': RECORDS,
    'cb_photo_store_set': DOCUMENTS,
    'cb_plan_apply': DELETION,
    'cb_plan_make': DELETION,
    'cb_password_store_set': PASSWORDS,
    'cb_plan_make_assign': ASSIGNING,
    'cb_plan_make_due': ACTORS,
    'cb_plan_make_items': DELETION,
    'cb_plan_make_reverse': DELETION,
    'cb_plan_make_undo': DELETION,
    'cb_plan_renumber': ACTORS,
    'cb_preference_store_save': STORE,
    'cb_receipt_list': ACTORS,
    'cb_record_store_list': RECORDS,
    'cb_record_store_remove': RECORDS,
    'cb_record_store_save': RECORDS,
    'cb_restore_look': RESTORE,
    'cb_restore_prepare': RESTORE,
    'cb_result_csv_save': EXCHANGE,
}

OPEN = {
    'cb_custom_field_store_list': 'what fields customers have, not what stands there',
    'cb_book_check': 'looks for damage',
    'cb_book_close': 'reads and writes nothing',
    'cb_book_copy': 'copies a file that whoever does it can read anyway',
    'cb_book_open': 'finds out who it is that works with the book',
    'cb_book_open_quietly': 'as above',
    'cb_book_sign_in': 'finds out who it is that works with the book',
    'cb_customer_store_next_number': 'a number that nobody has',
    'cb_customer_store_people': 'the names of those who work with the book',
    'cb_database_clean': 'empties the log',
    'cb_database_close': 'below what asks',
    'cb_database_open': 'below what asks',
    'cb_database_poll': 'whether anything has changed',
    'cb_database_read': 'refuses jobs that do not ask',
    'cb_database_read_after_writes': 'refuses jobs that do not ask',
    'cb_database_read_aside': 'refuses jobs that do not ask',
    'cb_database_write': 'refuses jobs that do not ask',
    'cb_database_write_unchecked': 'refuses jobs that do not ask',
    'cb_import_load': 'reads a file, not the book',
    'cb_maintenance_claim_notice': 'the program itself',
    'cb_maintenance_look': 'the program itself',
    'cb_maintenance_run': 'the program itself',
    'cb_people_store_get': 'who works with the book, and what they may do',
    'cb_people_store_get_photo': 'like the names of those who work with the book',
    'cb_password_store_reset': 'by who has the file, without anybody having signed in',
    'cb_plan_apply_due': 'the program itself',
    'cb_preference_store_count': 'how many a rule touches',
    'cb_preference_store_count_retention': 'how many a rule touches',
    'cb_preference_store_get': 'what the window does by',
    'cb_proof_run': 'the program itself',
    'cb_restore_put': 'a file that was prepared, of a book that nobody has open',
    'cb_sign_in_store_list': 'who may sign in',
}

DECLARED = re.compile(r'\b(cb_[a-z0-9_]+)_async\s*\(')


def declared(root):
    names = set()
    for folder in ('store', 'deletion', 'exchange'):
        for header in sorted((root / 'src' / folder).glob('*.h')):
            text = re.sub(r'/\*.*?\*/', '', header.read_text(), flags=re.DOTALL)
            names.update(DECLARED.findall(text))
    return names


def check(names, root):
    support = '\n'.join(path.read_text() for path in sorted((root / 'tests/support').glob('*.c')))
    for fixture in ('import-fixture.c', 'backup-fixture.c'):
        support += (root / 'tests/exchange' / fixture).read_text()
    for name in sorted(names - ASKED.keys() - OPEN.keys()):
        yield f'{name}_async: who may do it? Add it to a table of permissions, and here'
    for name in sorted((ASKED.keys() | OPEN.keys()) - names):
        yield f'{name}_async: there is no such function any more'
    for name in sorted(ASKED.keys() & OPEN.keys()):
        yield f'{name}_async: either it is asked for or it is not'
    for name, test in sorted(ASKED.items()):
        call = re.compile(rf'\b{name}_async\b')
        if not call.search((root / test).read_text()) and not call.search(support):
            yield f'{name}_async: not in {test}'


def main():
    root = pathlib.Path(sys.argv[1])
    names = declared(root)
    if not any('read' in problem for problem in check(names | {'cb_new_read'}, root)):
        print('A new function would not be found')
        return 1
    problems = list(check(names, root))
    print('\n'.join(problems))
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
