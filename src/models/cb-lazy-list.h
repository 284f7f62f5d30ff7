/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-lazy-row.h"
#include "cb-lookup.h"

G_BEGIN_DECLS

/**
 * CbLazyList:
 *
 * A GListModel of #CbLazyRow over ids, however many. What rows are about is
 * looked up when somebody has asked for them, a page at a time, the latest
 * first. Rows that go together follow one another, in groups.
 *
 * Signal "failed" (GError *error): a page could not be read.
 */
#define CB_TYPE_LAZY_LIST (cb_lazy_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbLazyList, cb_lazy_list, CB, LAZY_LIST, GObject)

struct _CbLazyListClass
{
  GObjectClass parent_class;
};

/* Ids that belong together. */
typedef struct
{
  guint group;
  guint n;      /* how many; their ids follow those of the group before */
} CbLazyGroup;

/* To be called first, once. @within: (nullable): of hindrances, the items that
 * count. */
void     cb_lazy_list_set_up       (CbLazyList    *self,
                                    CbBook        *book,
                                    CbLookup       what,
                                    CbIdSet       *within);
/* @ids: (transfer full) (element-type guint32); @groups: (transfer full)
 * (element-type CbLazyGroup). Rows that stay keep their place and content. */
void     cb_lazy_list_set_ids      (CbLazyList    *self,
                                    GArray        *ids,
                                    GArray        *groups);
/* Reads what is shown again, as it may have changed. */
void     cb_lazy_list_refresh      (CbLazyList    *self);

gint64   cb_lazy_list_get_id       (CbLazyList    *self,
                                    guint          position);
/* The positions of the group that @position lies in. */
void     cb_lazy_list_get_range    (CbLazyList    *self,
                                    guint          position,
                                    guint         *start,
                                    guint         *end);
/* (transfer full): the ids of a group, or of all groups with G_MAXUINT. */
CbIdSet *cb_lazy_list_get_group_ids (CbLazyList   *self,
                                     guint         group);
gsize    cb_lazy_list_get_n_in_group (CbLazyList  *self,
                                      guint        group);

G_END_DECLS
