/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-import.h"

G_BEGIN_DECLS

/**
 * CbMappingGroup:
 *
 * The columns of a file, each with what stands in its first rows and a choice
 * of what it becomes.
 *
 * Signal "changed": the mapping was changed by hand.
 */
#define CB_TYPE_MAPPING_GROUP (cb_mapping_group_get_type ())
G_DECLARE_FINAL_TYPE (CbMappingGroup, cb_mapping_group, CB, MAPPING_GROUP, AdwPreferencesGroup)

GtkWidget *cb_mapping_group_new        (void);
void       cb_mapping_group_set_import (CbMappingGroup *self,
                                        CbImport       *import);
/* (nullable): NULL until it is built. */
GtkWidget *cb_mapping_group_get_row    (CbMappingGroup *self,
                                        guint           column);

G_END_DECLS
