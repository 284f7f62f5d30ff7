/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-preferences.h"

G_BEGIN_DECLS

/**
 * CbPreferenceKeeper:
 *
 * The preferences of a book while they are shown: what is chosen is saved at
 * once, or soon after the last letter was typed.
 *
 * Signals: "changed" when they are other than before, by choice or by somebody
 * else; "failed" (GError *error) when a choice could not be saved, and
 * the preferences are as they stand in the book again; "unreadable" (GError
 * *error) when they could not be read.
 */
#define CB_TYPE_PREFERENCE_KEEPER (cb_preference_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CbPreferenceKeeper, cb_preference_keeper, CB, PREFERENCE_KEEPER, GObject)

CbPreferenceKeeper  *cb_preference_keeper_new       (CbBook              *book);
/* (transfer none): the book whose preferences these are. */
CbBook              *cb_preference_keeper_get_book  (CbPreferenceKeeper  *self);
void                 cb_preference_keeper_read      (CbPreferenceKeeper  *self);
const CbPreferences *cb_preference_keeper_get       (CbPreferenceKeeper  *self);
const CbPreferences *cb_preference_keeper_get_saved (CbPreferenceKeeper  *self);
void                 cb_preference_keeper_choose    (CbPreferenceKeeper  *self,
                                                     const CbPreferences *preferences,
                                                     gboolean             typing);
void                 cb_preference_keeper_flush     (CbPreferenceKeeper  *self);

/* Why what takes @needed can't be changed. (transfer full) (nullable) */
char    *cb_preference_keeper_describe_hindrance (CbPreferenceKeeper *self,
                                                  CbPermission        needed);
gboolean cb_preference_keeper_may_change         (CbPreferenceKeeper *self,
                                                  CbPermission        needed);

G_END_DECLS
