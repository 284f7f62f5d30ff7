/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-limited-buffer.h"

struct _CbLimitedBuffer
{
  GtkTextBuffer  parent_instance;

  guint          max_chars;
  gboolean       setting;
};

G_DEFINE_FINAL_TYPE (CbLimitedBuffer, cb_limited_buffer, GTK_TYPE_TEXT_BUFFER)

enum
{
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cb_limited_buffer_insert_text (GtkTextBuffer *buffer,
                               GtkTextIter   *location,
                               const char    *text,
                               int            length)
{
  CbLimitedBuffer *self = CB_LIMITED_BUFFER (buffer);
  gsize n_chars = (gsize) g_utf8_strlen (text, length) + (gsize) gtk_text_buffer_get_char_count (buffer);

  if (n_chars > self->max_chars && !self->setting)
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
  else
    GTK_TEXT_BUFFER_CLASS (cb_limited_buffer_parent_class)->insert_text (buffer, location, text, length);
}

static void
cb_limited_buffer_class_init (CbLimitedBufferClass *klass)
{
  GTK_TEXT_BUFFER_CLASS (klass)->insert_text = cb_limited_buffer_insert_text;

  signals[SIGNAL_REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_limited_buffer_init (CbLimitedBuffer *self)
{
}

GtkTextBuffer *
cb_limited_buffer_new (guint max_chars)
{
  CbLimitedBuffer *self = g_object_new (CB_TYPE_LIMITED_BUFFER, NULL);

  self->max_chars = max_chars;

  return GTK_TEXT_BUFFER (self);
}

void
cb_limited_buffer_set_text (CbLimitedBuffer *self,
                            const char      *text)
{
  g_return_if_fail (CB_IS_LIMITED_BUFFER (self));

  self->setting = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), text, -1);
  self->setting = FALSE;
}

char *
cb_limited_buffer_get_text (CbLimitedBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (CB_IS_LIMITED_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end, TRUE);
}
