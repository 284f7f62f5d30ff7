/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Ids of customers and operations run from 1 to this; the book checks it. */
#define CB_ID_MAX ((gint64) G_MAXUINT32)

/**
 * CbIdSet:
 *
 * A set of ids, kept as a bitmap in chunks: a million neighbouring ids take
 * 125 kB, and every operation on sets is linear in that. Reference counted;
 * a set that is shared between threads must not be changed any more.
 */
typedef struct _CbIdSet CbIdSet;

#define CB_TYPE_ID_SET (cb_id_set_get_type ())
GType    cb_id_set_get_type      (void);

/* Walks a set in ascending order; lives on the stack. */
typedef struct
{
  /*< private >*/
  const CbIdSet *set;
  guint          chunk;
  guint          word;
  guint64        bits;
} CbIdSetIter;

CbIdSet *cb_id_set_new           (void);
CbIdSet *cb_id_set_new_from_ids  (const gint64  *ids,
                                  gsize          n_ids);
CbIdSet *cb_id_set_new_single    (gint64         id);
CbIdSet *cb_id_set_copy          (const CbIdSet *self);
CbIdSet *cb_id_set_ref           (CbIdSet       *self);
void     cb_id_set_unref         (CbIdSet       *self);

gboolean cb_id_set_contains      (const CbIdSet *self,
                                  gint64         id);
gboolean cb_id_set_add           (CbIdSet       *self,
                                  gint64         id);
gboolean cb_id_set_remove        (CbIdSet       *self,
                                  gint64         id);
void     cb_id_set_add_ids       (CbIdSet       *self,
                                  const gint64  *ids,
                                  gsize          n_ids);
void     cb_id_set_clear         (CbIdSet       *self);
void     cb_id_set_union         (CbIdSet       *self,
                                  const CbIdSet *other);
void     cb_id_set_subtract      (CbIdSet       *self,
                                  const CbIdSet *other);
void     cb_id_set_intersect     (CbIdSet       *self,
                                  const CbIdSet *other);
gboolean cb_id_set_equal         (const CbIdSet *self,
                                  const CbIdSet *other);
gsize    cb_id_set_get_size      (const CbIdSet *self);
gsize    cb_id_set_count_common  (const CbIdSet *self,
                                  const CbIdSet *other);
gboolean cb_id_set_is_empty      (const CbIdSet *self);
gint64   cb_id_set_get_first     (const CbIdSet *self);

void     cb_id_set_iter_init     (CbIdSetIter   *iter,
                                  const CbIdSet *self);
gboolean cb_id_set_iter_next     (CbIdSetIter   *iter,
                                  gint64        *id);
void     cb_id_set_iter_seek     (CbIdSetIter   *iter,
                                  gint64         id);

GBytes  *cb_id_set_to_bytes      (const CbIdSet *self);
CbIdSet *cb_id_set_new_from_bytes (GBytes       *bytes,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbIdSet, cb_id_set_unref)

G_END_DECLS
