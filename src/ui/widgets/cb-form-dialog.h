/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbFormDialog:
 *
 * A form with Cancel and Save. It asks before it closes with anything in it that
 * was not saved, and loses nothing that was typed while there is a problem.
 */
#define CB_TYPE_FORM_DIALOG (cb_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbFormDialog, cb_form_dialog, CB, FORM_DIALOG, AdwDialog)

struct _CbFormDialogClass
{
  AdwDialogClass parent_class;

  /* Begins to save what can be saved, or says in the form why it can't. */
  void     (*save)     (CbFormDialog *self);
  gboolean (*is_dirty) (CbFormDialog *self);
};

/* @first: what in it gets the focus. Once, before it is shown. */
void cb_form_dialog_set_form     (CbFormDialog *self,
                                  GtkWidget    *form,
                                  GtkWidget    *first);
/* Nothing can be entered until it ends. */
void cb_form_dialog_begin_saving (CbFormDialog *self);
/* Closes, unless there is a @problem (nullable). */
void cb_form_dialog_end_saving   (CbFormDialog *self,
                                  const char   *problem);

G_END_DECLS
