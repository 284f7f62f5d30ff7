/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-arrangement.h"
#include "cb-row-table.h"

G_BEGIN_DECLS

/**
 * CbSlots:
 *
 * The places of a list, and which customer stands in each. Hands out the rows,
 * holding them weakly, and turns the list from one arrangement into the next.
 *
 * Signal "stale-row" (CbCustomerRow *row): it needs its customer.
 * Signal "settled" (gboolean rebound): an arrangement has been taken over;
 * with @rebound rows stayed where they were and show other customers.
 */
#define CB_TYPE_SLOTS (cb_slots_get_type ())
G_DECLARE_FINAL_TYPE (CbSlots, cb_slots, CB, SLOTS, GObject)

/* @model emits the signals, and must outlive what is returned. */
CbSlots       *cb_slots_new             (GListModel       *model);

guint          cb_slots_get_n           (CbSlots          *self);
/* (transfer none): the ids in those places, in order. */
const gint64  *cb_slots_get_shown       (CbSlots          *self,
                                         guint            *n);
CbIdSet       *cb_slots_get_set         (CbSlots          *self);
/* (transfer full) (nullable) */
CbCustomerRow *cb_slots_get_row         (CbSlots          *self,
                                         guint             position);
/* (transfer none) */
CbRowTable    *cb_slots_get_rows        (CbSlots          *self);
/* The first row that is seen, or G_MAXUINT if that isn't known. */
void           cb_slots_set_seen        (CbSlots          *self,
                                         guint             position);

/* Fills in what @arrangement has to know of the list as it is. Not while busy. */
void           cb_slots_ask             (CbSlots          *self,
                                         CbArrangement    *arrangement);
/* The ids that rows will need when @arrangement is taken. (transfer full) */
GArray        *cb_slots_get_needed      (CbSlots          *self,
                                         CbArrangement    *arrangement);
/* Starts turning into @arrangement (transfer full), which must have been
 * asked since the list settled last. */
void           cb_slots_take            (CbSlots          *self,
                                         CbArrangement    *arrangement);
gboolean       cb_slots_get_busy        (CbSlots          *self);
/* Empties the list at once. */
void           cb_slots_clear           (CbSlots          *self);

/* For transitions. There may be more places than ids for a moment; those at
 * the end are to be dropped then. */
void           cb_slots_set_ids         (CbSlots          *self,
                                         GArray           *ids,
                                         CbIdSet          *set);
/* Moves the rows along and tells of the change. With @rebound every row gets
 * the customer that stands in its place, and those that got another are added
 * to it, frozen. */
void           cb_slots_change          (CbSlots          *self,
                                         guint             position,
                                         guint             removed,
                                         guint             added,
                                         GPtrArray        *rebound);

G_END_DECLS
