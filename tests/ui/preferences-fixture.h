/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-preferences.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/*
 * The preferences of the book of a UiFixture, and their dialog in its window.
 */

/* Puts the result where @user_data points to. */
void                  preferences_take_result_cb (GObject      *source,
                                                  GAsyncResult *result,
                                                  gpointer      user_data);
/* Runs @sql, a literal, in a transaction. */
void                  preferences_execute        (UiFixture    *fixture,
                                                  const char   *sql);

/* As they stand in the book: (transfer full). */
CbPreferences        *preferences_get            (UiFixture    *fixture);
gboolean              preferences_reuse_numbers  (UiFixture    *fixture);
gboolean              preferences_have_prefix    (UiFixture    *fixture,
                                                  const char   *prefix);
guint                 preferences_get_retention  (UiFixture    *fixture);

/* Shows the dialog with the page of that name. */
void                  preferences_present        (UiFixture    *fixture,
                                                  const char   *page);
void                  preferences_close          (UiFixture    *fixture);
AdwPreferencesDialog *preferences_get_dialog     (UiFixture    *fixture);

/* Whether the window says @text anywhere. */
gboolean              preferences_show           (UiFixture    *fixture,
                                                  const char   *text);
GtkWidget            *preferences_find_type      (GtkWidget    *root,
                                                  GType         type);
GtkWidget            *preferences_find_row       (GtkWidget    *root,
                                                  const char   *title);
/* Waits for the row to be there and to be sensitive. */
GtkWidget            *preferences_get_row        (UiFixture    *fixture,
                                                  const char   *title);
/* "" when there is no such row. */
const char           *preferences_get_subtitle   (UiFixture    *fixture,
                                                  const char   *title);
void                  preferences_activate       (UiFixture    *fixture,
                                                  const char   *title);

G_END_DECLS
