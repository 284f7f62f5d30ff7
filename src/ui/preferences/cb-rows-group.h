/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbRowsGroup:
 *
 * A group of rows that each open a page, as many as there happen to be, made
 * a few at a time.
 *
 * Signal "open" (guint index): a row was activated.
 */
#define CB_TYPE_ROWS_GROUP (cb_rows_group_get_type ())
G_DECLARE_FINAL_TYPE (CbRowsGroup, cb_rows_group, CB, ROWS_GROUP, AdwPreferencesGroup)

/* Writes the row of that index, which may have been that of another before. */
typedef void (*CbRowsGroupFill) (AdwActionRow *row,
                                 guint         index,
                                 gpointer      user_data);

void  cb_rows_group_set_fill  (CbRowsGroup      *self,
                               CbRowsGroupFill   fill,
                               gpointer          user_data);
/* From now on there are @n rows, all to be written anew. */
void  cb_rows_group_update    (CbRowsGroup      *self,
                               guint             n);

G_END_DECLS
