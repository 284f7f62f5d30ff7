/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  CB_SAVE_ANSWER_CANCEL,
  CB_SAVE_ANSWER_DISCARD,
  CB_SAVE_ANSWER_SAVE,
} CbSaveAnswer;

/* What becomes of what was entered in @parent, which is to be closed: asks in an
 * alert over it. */
void          cb_save_question_ask    (GtkWidget           *parent,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* @source: as the callback gets it */
CbSaveAnswer  cb_save_question_finish (GObject             *source,
                                       GAsyncResult        *result);

G_END_DECLS
