/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-turnover.h"

G_BEGIN_DECLS

/**
 * CbMonthChart:
 *
 * What was invoiced and received in one currency, as two bars for each month:
 * full ones and hatched ones, so that they are told apart without colours too. A
 * month is chosen by the pointer, or by the arrow keys, Home and End; the chart
 * draws no numbers but says them: those of all months are its description to
 * screen readers.
 *
 * Property: "month" (int): the chosen one, -1 for none.
 */
#define CB_TYPE_MONTH_CHART (cb_month_chart_get_type ())
G_DECLARE_FINAL_TYPE (CbMonthChart, cb_month_chart, CB, MONTH_CHART, GtkWidget)

GtkWidget *cb_month_chart_new            (void);
/* @index: of the currency in @turnover; both are copied. */
void       cb_month_chart_set_turnover   (CbMonthChart     *self,
                                          const CbTurnover *turnover,
                                          guint             index);
int        cb_month_chart_get_month      (CbMonthChart     *self);
/* (transfer full): "March 2026: 120.00 EUR invoiced, 80.00 EUR received" */
char      *cb_month_chart_describe_month (CbMonthChart     *self,
                                          int               month);

G_END_DECLS
