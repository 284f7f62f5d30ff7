/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbLimitedBuffer:
 *
 * A text of limited length. What would make it longer is refused before it is in, so
 * that nothing that was typed is lost, and nobody has to wait for what can't be saved;
 * the signal "refused" tells of it.
 */
#define CB_TYPE_LIMITED_BUFFER (cb_limited_buffer_get_type ())
G_DECLARE_FINAL_TYPE (CbLimitedBuffer, cb_limited_buffer, CB, LIMITED_BUFFER, GtkTextBuffer)

/* @max_chars: how many characters fit, not bytes. (transfer full) */
GtkTextBuffer *cb_limited_buffer_new      (guint            max_chars);

/* What stands in a book already, however long it is. */
void           cb_limited_buffer_set_text (CbLimitedBuffer *self,
                                           const char      *text);
/* (transfer full) */
char          *cb_limited_buffer_get_text (CbLimitedBuffer *self);

G_END_DECLS
