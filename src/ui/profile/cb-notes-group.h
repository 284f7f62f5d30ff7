/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbNotesGroup:
 *
 * The notes of a form, with what is wrong with them below. The signal "changed" tells
 * that something was typed.
 */
#define CB_TYPE_NOTES_GROUP (cb_notes_group_get_type ())
G_DECLARE_FINAL_TYPE (CbNotesGroup, cb_notes_group, CB, NOTES_GROUP, AdwPreferencesGroup)

/* @max_chars: how many characters fit. (transfer floating) */
CbNotesGroup *cb_notes_group_new          (guint         max_chars);

/* (transfer full) */
char         *cb_notes_group_get_text     (CbNotesGroup *self);
void          cb_notes_group_set_text     (CbNotesGroup *self,
                                           const char   *text);

/* @problem: (nullable): a sentence, said until the notes are changed */
void          cb_notes_group_set_problem  (CbNotesGroup *self,
                                           const char   *problem);
void          cb_notes_group_set_editable (CbNotesGroup *self,
                                           gboolean      editable);

G_END_DECLS
