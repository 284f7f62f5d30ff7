/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-preference-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbFieldsGroup:
 *
 * The fields that customers of the book have because somebody wished so: added,
 * edited, put in order, removed.
 */
#define CB_TYPE_FIELDS_GROUP (cb_fields_group_get_type ())
G_DECLARE_FINAL_TYPE (CbFieldsGroup, cb_fields_group, CB, FIELDS_GROUP, AdwPreferencesGroup)

void cb_fields_group_set_keeper (CbFieldsGroup       *self,
                                CbPreferenceKeeper *keeper);

G_END_DECLS
