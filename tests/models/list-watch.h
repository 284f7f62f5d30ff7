/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer-list.h"

G_BEGIN_DECLS

/*
 * Watches a list as a view would: keeps count of the rows, and can hold some of
 * them. Fails as soon as what is told does not agree with what is there.
 */
typedef struct
{
  CbCustomerList *list;
  guint           n_items;
  guint           n_settled;
  guint           n_rebound;
  GString        *log;
  GPtrArray      *rows;
} ListWatch;

ListWatch     *list_watch_new       (CbCustomerList *list);
void           list_watch_free      (ListWatch      *self);
/* The items-changed since the last time: "0-0+24 24-0+976". */
char          *list_watch_take_log  (ListWatch      *self);
/* Holds the rows at @n places from @position on, and lets go of others. */
void           list_watch_hold      (ListWatch      *self,
                                     guint           position,
                                     guint           n);
/* The list and its rows show @ids, in this order. */
void           list_watch_check     (ListWatch      *self,
                                     GArray         *ids);
/* What the row at @index of those that are held says; NULL while loading. */
const char    *list_watch_get_name  (ListWatch      *self,
                                     guint           index);
guint          list_watch_count_filled (ListWatch   *self);

/* The processor time of this thread in ms: others on the machine don't count. */
double         list_watch_get_time  (void);
/* Turns the main loop until nothing on this thread is left to do. */
void           list_watch_drain     (void);
gboolean       list_watch_timed_out (gpointer        condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ListWatch, list_watch_free)

#define list_watch_wait(condition)                                                      \
  G_STMT_START                                                                          \
    {                                                                                   \
      guint timeout_id = g_timeout_add_seconds (60, list_watch_timed_out, (gpointer) #condition); \
      while (!(condition))                                                              \
        g_main_context_iteration (NULL, TRUE);                                          \
      g_source_remove (timeout_id);                                                     \
    }                                                                                   \
  G_STMT_END

#define list_watch_assert_log(self, expected)            \
  G_STMT_START                                           \
    {                                                    \
      g_autofree char *taken = list_watch_take_log (self); \
      g_assert_cmpstr (taken, ==, expected);             \
    }                                                    \
  G_STMT_END

G_END_DECLS
