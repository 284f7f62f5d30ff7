/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-hindrance.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/* On a database thread: puts into words what became of a customer. @hindrance
 * is NULL for somebody who is gone; @what is to stay, @reason (transfer full). */
typedef void (*CbResultWords) (guint         outcome,
                               CbHindrance  *hindrance,
                               gpointer      user_data,
                               const char  **what,
                               char        **reason);

/**
 * CbResultTable:
 *
 * What became of sets of customers, to be written out. Reference counted; not
 * to be changed once it is in use.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  char           **columns;
  CbIdSet         *within;    /* (nullable) the items that count as hindrances */
  CbResultWords    words;
  gpointer         words_data;
  GArray          *outcomes;  /* of guint */
  GPtrArray       *sets;      /* (element-type CbIdSet), as long */
} CbResultTable;

CbResultTable *cb_result_table_new         (void);
CbResultTable *cb_result_table_ref         (CbResultTable      *self);
void           cb_result_table_unref       (CbResultTable      *self);

/* @columns: the four headings, NULL-terminated, copied: number, name, what was
 * done, why not. */
void           cb_result_table_set_columns (CbResultTable      *self,
                                            const char *const  *columns);
void           cb_result_table_set_within  (CbResultTable      *self,
                                            CbIdSet            *within);
/* @user_data must stay. */
void           cb_result_table_set_words   (CbResultTable      *self,
                                            CbResultWords       words,
                                            gpointer            user_data);
void           cb_result_table_add         (CbResultTable      *self,
                                            guint               outcome,
                                            CbIdSet            *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbResultTable, cb_result_table_unref)

G_END_DECLS
