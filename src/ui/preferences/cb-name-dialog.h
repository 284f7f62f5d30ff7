/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbNameDialog:
 *
 * An alert that asks for a name and one of several choices, before something
 * gets them. Its responses are "cancel" and %CB_NAME_DIALOG_ADD.
 */
#define CB_TYPE_NAME_DIALOG (cb_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbNameDialog, cb_name_dialog, CB, NAME_DIALOG, AdwAlertDialog)

#define CB_NAME_DIALOG_ADD "add"

/* (nullable) (transfer none): what is wrong with @name */
typedef const char *(*CbNameDialogCheck) (const char *name,
                                          gpointer    user_data);

AdwDialog  *cb_name_dialog_new           (const char         *heading,
                                          CbNameDialogCheck   check,
                                          gpointer            user_data,
                                          GDestroyNotify      notify);
void        cb_name_dialog_set_choices   (CbNameDialog       *self,
                                          const char         *title,
                                          const char *const  *choices,
                                          guint               selected);
/* (transfer full): without the white space around it */
char       *cb_name_dialog_get_name      (CbNameDialog       *self);
guint       cb_name_dialog_get_selected  (CbNameDialog       *self);

G_END_DECLS
