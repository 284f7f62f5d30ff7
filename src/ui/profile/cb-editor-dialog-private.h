/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-editor-dialog.h"
#include "cb-field-row.h"
#include "cb-notes-group.h"
#include "cb-number-conflict.h"

G_BEGIN_DECLS

struct _CbEditorDialog
{
  AdwDialog            parent_instance;

  /* Template widgets */
  AdwBanner           *banner;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *name_group;
  GtkButton           *save_button;

  /* Borrowed; no row for notes */
  CbFieldRow          *rows[CB_N_CUSTOMER_FIELDS];
  GtkLabel            *next_number;
  AdwPreferencesGroup *contact_group;
  AdwComboRow         *assigned_row;
  CbNotesGroup        *notes_group;

  /* Owned */
  CbBook              *book;
  CbCustomer          *base;     /* as last read from the book */
  CbNumberConflict    *conflict;
  GCancellable        *cancellable;

  guint                n_built;    /* parts of the form */
  guint                build_idle; /* 0 once all are */
  guint                n_frames;   /* since it is shown, the first few */
  gboolean             saving;
  gint64               open_next; /* whom to open once closed, 0 for nobody */
};

/* cb-editor-dialog-form.c */
void        _cb_editor_dialog_build_form   (CbEditorDialog *self);
CbCustomer *_cb_editor_dialog_get_form     (CbEditorDialog *self);
void        _cb_editor_dialog_set_form     (CbEditorDialog *self,
                                            CbCustomer     *customer);
gboolean    _cb_editor_dialog_is_dirty     (CbEditorDialog *self);
gboolean    _cb_editor_dialog_check        (CbEditorDialog *self);
void        _cb_editor_dialog_set_saving   (CbEditorDialog *self,
                                            gboolean        saving);

/* cb-editor-dialog.c */
void        _cb_editor_dialog_done         (CbEditorDialog *self,
                                            CbCustomer     *saved);

/* cb-editor-dialog-save.c */
void        _cb_editor_dialog_save         (CbEditorDialog *self);
void        _cb_editor_dialog_ask_to_close (CbEditorDialog *self);

G_END_DECLS
