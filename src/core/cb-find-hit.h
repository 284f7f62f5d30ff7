/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-interaction.h"

G_BEGIN_DECLS

/* Where something was found, in the order of showing. */
typedef enum
{
  CB_FIND_CUSTOMERS,
  CB_FIND_DELETED,     /* customers */
  CB_FIND_ITEMS,
  CB_FIND_MESSAGES,
  CB_FIND_DOCUMENTS,
  CB_FIND_KEPT,        /* what is kept of erased customers */
  CB_N_FIND_GROUPS
} CbFindGroup;

/**
 * CbFindHit:
 *
 * One thing that was found, and whose it is. Immutable.
 */
#define CB_TYPE_FIND_HIT (cb_find_hit_get_type ())
G_DECLARE_FINAL_TYPE (CbFindHit, cb_find_hit, CB, FIND_HIT, GObject)

/* @customer: (nullable): NULL of an erased one; @item and @interaction: (nullable):
 * what it is, if it isn't the customer; @id: of a message or document */
CbFindHit     *cb_find_hit_new             (CbFindGroup    group,
                                            CbCustomer    *customer,
                                            gint64         id,
                                            CbItem        *item,
                                            CbInteraction *interaction);

CbFindGroup    cb_find_hit_get_group       (CbFindHit *self);
/* (transfer none) (nullable) */
CbCustomer    *cb_find_hit_get_customer    (CbFindHit *self);
/* The message's number among the customer's, or the document's id. */
gint64         cb_find_hit_get_id          (CbFindHit *self);
/* (transfer none) (nullable): the item, or what is kept of it */
CbItem        *cb_find_hit_get_item        (CbFindHit *self);
/* (transfer none) (nullable): the message or document */
CbInteraction *cb_find_hit_get_interaction (CbFindHit *self);

/**
 * CbFound:
 *
 * What was found, in groups; of each the first few, and whether there is more.
 */
typedef struct
{
  GPtrArray *hits[CB_N_FIND_GROUPS];  /* of CbFindHit */
  /* How many there are in all, 0 if that wasn't counted: then there are more than
   * these if @more says so. */
  gsize      n_all[CB_N_FIND_GROUPS];
  gboolean   more[CB_N_FIND_GROUPS];
} CbFound;

CbFound *cb_found_new  (void);
void     cb_found_free (CbFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbFound, cb_found_free)

G_END_DECLS
