/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-people.h"
#include "preferences-fixture.h"

G_BEGIN_DECLS

/*
 * The people of the book of a UiFixture, and their preferences in its window.
 */

/* As they stand in the book: (transfer full). */
CbPeople     *people_get         (UiFixture    *fixture);
/* Whether the person of that id is as in "Ann 3 active": name and group. */
gboolean      people_are         (UiFixture    *fixture,
                                  gint64        id,
                                  const char   *expected);
gboolean      people_may         (UiFixture    *fixture,
                                  gint64        group_id,
                                  CbPermission  permission);
/* (transfer none) (nullable) */
CbGroup      *people_find_group  (CbPeople     *people,
                                  const char   *name);
gboolean      people_have_group  (UiFixture    *fixture,
                                  const char   *name);

/* Calls person 1 Otto, adds Ann <b> (7) and Ben (8), who is inactive, to the Sales
 * Team, and Cleo (9) to the administrators, runs @sql, a literal, and shows the
 * page. */
void          people_present     (UiFixture    *fixture,
                                  const char   *sql);
/* The button with an icon and that label. */
GtkWidget    *people_get_button  (UiFixture    *fixture,
                                  const char   *label);
void          people_click       (UiFixture    *fixture,
                                  const char   *label);
/* Goes back from the page of a person or group. */
void          people_go_back     (UiFixture    *fixture);
/* Waits for an alert, and for a row in it. */
GtkWidget    *people_get_alert   (UiFixture    *fixture);
GtkWidget    *people_get_asked   (UiFixture    *fixture,
                                  const char   *title);
void          people_answer      (UiFixture    *fixture,
                                  const char   *response);
/* Waits for the row. */
AdwSwitchRow *people_get_switch  (UiFixture    *fixture,
                                  const char   *title);
/* Types into a row, and applies it. */
void          people_enter       (GtkWidget    *row,
                                  const char   *text);
/* Chooses by the words, and what is chosen. */
void          people_choose      (GtkWidget    *row,
                                  const char   *title);
const char   *people_get_choice  (GtkWidget    *row);

G_END_DECLS
