/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter ones stand in any large file by chance, and among all its numbers
 * those that are made of digits alone. */
#define CB_NEEDLE_MIN        8
#define CB_NEEDLE_MIN_DIGITS 9
/* Of longer ones the beginning is looked for. */
#define CB_NEEDLE_MAX 64

/**
 * CbNeedles:
 *
 * Strings of bytes that are looked for all at once, in a stream of any length.
 * They are overwritten in memory when they are freed.
 */
typedef struct _CbNeedles CbNeedles;

typedef enum
{
  CB_NEEDLE_MISSING,
  CB_NEEDLE_FOUND,
  CB_NEEDLE_SHARED,   /* it may stand there, and so is looked for no more */
} CbNeedleState;

/* What it means that @size bytes that are looked for stand at a place: it is
 * an offset in what is being fed, or %G_MAXSIZE if they began before it. */
typedef CbNeedleState (*CbNeedleFunc) (gsize    place,
                                       gsize    size,
                                       gpointer user_data);

CbNeedles *cb_needles_new         (void);
void       cb_needles_free        (CbNeedles     *self);

/* FALSE if it is too short to be looked for. */
gboolean   cb_needles_add         (CbNeedles     *self,
                                   gconstpointer  bytes,
                                   gsize          size);
void       cb_needles_add_all     (CbNeedles     *self,
                                   CbNeedles     *other);
/* How many were added. */
guint      cb_needles_get_n_added (CbNeedles     *self);
/* How many different ones there are. */
guint      cb_needles_get_n       (CbNeedles     *self);
guint      cb_needles_count       (CbNeedles     *self,
                                   CbNeedleState  state);

/* The next bytes of a stream, which cb_needles_end() ends. @func: (nullable):
 * without it each place means that it is found. */
void       cb_needles_feed        (CbNeedles     *self,
                                   gconstpointer  bytes,
                                   gsize          size,
                                   CbNeedleFunc   func,
                                   gpointer       user_data);
void       cb_needles_end         (CbNeedles     *self);

/* (transfer full): those in @state, to be looked for anew. */
CbNeedles *cb_needles_pick        (CbNeedles     *self,
                                   CbNeedleState  state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbNeedles, cb_needles_free)

G_END_DECLS
