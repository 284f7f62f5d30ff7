/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

typedef enum
{
  CB_PASSWORD_TASK_SET,          /* a new one, twice */
  CB_PASSWORD_TASK_CHANGE_OWN,   /* the old one first */
  CB_PASSWORD_TASK_REMOVE_OWN,   /* the old one alone */
} CbPasswordTask;

/**
 * CbPasswordDialog:
 *
 * Sets, changes or removes the password of somebody. It closes when that is done.
 */
#define CB_TYPE_PASSWORD_DIALOG (cb_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbPasswordDialog, cb_password_dialog, CB, PASSWORD_DIALOG, AdwDialog)

AdwDialog *cb_password_dialog_new         (CbBook          *book,
                                           CbPerson        *person,
                                           CbPasswordTask   task);
/* For who works with @book: sets or changes theirs, or says that they need a name to
 * sign in with first. */
void       cb_password_dialog_present_own (GtkWidget       *parent,
                                           CbBook          *book,
                                           CbPerson        *person,
                                           gboolean         has_password);

G_END_DECLS
