/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-record.h"

G_BEGIN_DECLS

/*
 * The records of a customer in words.
 */

/* "Addresses" */
const char *cb_record_kind_get_title       (CbRecordKind     kind);
/* "Address"; also of photos and documents. */
const char *cb_record_kind_get_name        (CbRecordKind     kind);
/* "New Address" */
const char *cb_record_kind_get_new_title   (CbRecordKind     kind);
/* "Work"; @variant counts from 1 */
const char *cb_record_kind_get_variant     (CbRecordKind     kind,
                                            guint            variant);
const char *cb_record_field_get_label      (CbRecordField    field);
/* (nullable): a sentence; NULL when nothing is wrong */
const char *cb_record_field_describe       (CbRecordField    field,
                                            CbRecordProblem  problem);
/* (transfer full): two lines about a record, in plain text */
char       *cb_record_format_title         (const CbRecord  *record);
char       *cb_record_format_subtitle      (const CbRecord  *record);
/* (transfer full): a month as it stands in a book, "2028-06", as cards have it */
char       *cb_record_format_expiry        (const char      *month);

G_END_DECLS
