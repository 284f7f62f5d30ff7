/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbCheckAll:
 *
 * The check box in the header of a table, which selects all rows, or none once
 * all are. It has to be told how many are selected.
 */
#define CB_TYPE_CHECK_ALL (cb_check_all_get_type ())
G_DECLARE_FINAL_TYPE (CbCheckAll, cb_check_all, CB, CHECK_ALL, GtkCheckButton)

GtkWidget *cb_check_all_new       (void);
/* @model: (transfer none) (nullable): where it selects */
void       cb_check_all_set_model (CbCheckAll        *self,
                                   GtkSelectionModel *model);
void       cb_check_all_update    (CbCheckAll        *self,
                                   gsize              n_selected,
                                   gsize              n_items);

G_END_DECLS
