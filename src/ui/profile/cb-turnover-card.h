/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-turnover.h"

G_BEGIN_DECLS

/**
 * CbTurnoverCard:
 *
 * What was invoiced and received, as a chart with its key and the numbers of the
 * month that is chosen in it; of one currency at a time.
 */
#define CB_TYPE_TURNOVER_CARD (cb_turnover_card_get_type ())
G_DECLARE_FINAL_TYPE (CbTurnoverCard, cb_turnover_card, CB, TURNOVER_CARD, AdwBin)

GtkWidget *cb_turnover_card_new          (void);
/* @turnover: (transfer full) (nullable): hidden where there is nothing to show */
void       cb_turnover_card_set_turnover (CbTurnoverCard *self,
                                          CbTurnover     *turnover);

G_END_DECLS
