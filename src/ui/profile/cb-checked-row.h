/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbCheckedRow:
 *
 * An entry row for a value that can be wrong. What is wrong with it is said
 * below it, in a row of its own that has to be added to the same list right
 * after it, until the value is changed. A text that is far too long for any line is
 * refused before it is in.
 */
#define CB_TYPE_CHECKED_ROW (cb_checked_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbCheckedRow, cb_checked_row, CB, CHECKED_ROW, AdwEntryRow)

struct _CbCheckedRowClass
{
  AdwEntryRowClass parent_class;

  /* The value was changed; what is wrong is taken back unless this is overridden. */
  void (*edited) (CbCheckedRow *self);
};

/* (transfer floating) */
CbCheckedRow *cb_checked_row_new             (const char   *title);
/* For dates: with a button for a calendar, which fills in a day. */
CbCheckedRow *cb_checked_row_new_date        (const char   *title);
/* For what reads from left to right everywhere: dates and amounts. */
void          cb_checked_row_keep_left_to_right
                                             (CbCheckedRow *self);
/* (transfer none) */
GtkWidget    *cb_checked_row_get_problem_row (CbCheckedRow *self);
/* What is said to be wrong. (transfer none) (nullable) */
const char   *cb_checked_row_get_problem     (CbCheckedRow *self);
/* @problem: (nullable): a sentence */
void          cb_checked_row_set_problem     (CbCheckedRow *self,
                                              const char   *problem);
const char   *cb_checked_row_get_text        (CbCheckedRow *self);
/* What stands in a book already, however long it is. */
void          cb_checked_row_set_text        (CbCheckedRow *self,
                                              const char   *text);

G_END_DECLS
