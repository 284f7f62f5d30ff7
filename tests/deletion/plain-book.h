/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation.h"
#include "cb-plan.h"
#include "cb-rules.h"

G_BEGIN_DECLS

/*
 * The plainest model of a book that there is: arrays, and loops over all of
 * them. What a plan does here is what it has to do in a real one.
 */
#define PLAIN_MAX_MESSAGES 12

typedef struct
{
  gint64   id;
  gboolean exists;
  gint64   deleted_by;  /* operations, 0 for none */
  gint64   pending_by;
  gint64   assigned_to;
  guint    n_messages;
  gint64   messages[PLAIN_MAX_MESSAGES];  /* deleted by which operation */
} PlainCustomer;

typedef enum
{
  PLAIN_ITEM_GONE,
  PLAIN_ITEM_THERE,
  PLAIN_ITEM_KEPT,
} PlainItemState;

typedef struct
{
  gint64         id;
  gint64         customer;
  CbItemKind     kind;
  guint          status;
  PlainItemState state;
  gint64         deleted_by;
  gboolean       closed;
} PlainItem;

/* An operation with what it took; by whose sources is known for undeletions. */
typedef struct
{
  gint64           id;
  CbOperationKind  kind;
  gint64           reverses;
  GHashTable      *customers;  /* id → operation that had deleted them, or whose they were */
  GHashTable      *assigned;   /* id → whose they are then */
  GHashTable      *items;
  GHashTable      *messages;   /* customer * 100 + index */
} PlainOperation;

typedef struct
{
  GArray    *customers;   /* of PlainCustomer */
  GArray    *items;       /* of PlainItem */
  GPtrArray *operations;  /* of PlainOperation */
  CbRules   *rules;
  gint64     assignee;    /* to whom customers are assigned */
} PlainBook;

/* What an action comes to. */
typedef struct
{
  CbAction    action;
  gint64      reverses;
  GHashTable *customers;
  GHashTable *items;
  GHashTable *messages;
  GHashTable *sources;    /* of a deletion done again: id → operation; id → whose they are to be */
  guint       n_left_out; /* though they are there */
} PlainPlan;

PlainBook     *plain_book_new          (void);
void           plain_book_free         (PlainBook       *self);
PlainCustomer *plain_book_get_customer (PlainBook       *self,
                                        gint64           id);
PlainItem     *plain_book_get_item     (PlainBook       *self,
                                        gint64           id);
/* All that matters, as text. */
char          *plain_book_dump         (PlainBook       *self);

PlainPlan     *plain_book_plan         (PlainBook       *self,
                                        CbAction         action,
                                        const CbIdSet   *set);
/* NULL when there is nothing to undo, or to do again. */
PlainPlan     *plain_book_plan_undo    (PlainBook       *self,
                                        gboolean         redo);
gboolean       plain_plan_is_empty     (PlainPlan       *self);
void           plain_book_apply        (PlainBook       *self,
                                        PlainPlan       *plan,
                                        gint64           operation);
void           plain_plan_free         (PlainPlan       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainBook, plain_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlainPlan, plain_plan_free)

G_END_DECLS
