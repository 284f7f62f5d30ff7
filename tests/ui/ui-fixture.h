/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-customer.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/**
 * UiFixture:
 *
 * A new book in a folder of its own, and a window to present dialogs in. The
 * window has stand-ins for the actions of the real one that take a customer;
 * they write down what they were asked.
 */
typedef struct
{
  char      *folder;
  CbBook    *book;
  AdwWindow *window;
  GString   *actions;  /* as "undelete-customer 3\n" */
} UiFixture;

void        ui_fixture_set_up           (UiFixture       *fixture,
                                         gconstpointer    user_data);
void        ui_fixture_tear_down        (UiFixture       *fixture,
                                         gconstpointer    user_data);

/* (transfer full) */
CbCustomer *ui_fixture_add_customer     (UiFixture       *fixture,
                                         const char      *number,
                                         const char      *name);
CbCustomer *ui_fixture_save_customer    (UiFixture       *fixture,
                                         CbCustomer      *customer);
CbCustomer *ui_fixture_get_customer     (UiFixture       *fixture,
                                         gint64           id);
void        ui_fixture_apply            (UiFixture       *fixture,
                                         CbAction         action,
                                         gint64           id);
/* (transfer full) */
GFile      *ui_fixture_write_file       (UiFixture       *fixture,
                                         const char      *name,
                                         const char      *text,
                                         gssize           length);

/* The first visible button below @root with that label (mnemonics left out),
 * or NULL. */
GtkWidget  *ui_find_button              (GtkWidget       *root,
                                         const char      *label);
void        ui_click                    (GtkWidget       *root,
                                         const char      *label);
guint       ui_count_widgets            (GtkWidget       *root,
                                         GType            type);
/* All texts of visible labels below @root, a line each. (transfer full) */
char       *ui_get_texts                (GtkWidget       *root);

/* Turns the main loop until @condition holds, for 30 seconds at most. */
#define ui_wait_until(condition)                                      \
  G_STMT_START                                                        \
  {                                                                   \
    gint64 ui_deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    guint ui_tick = g_timeout_add (50, ui_keep_turning, NULL);        \
    while (!(condition) && g_get_monotonic_time () < ui_deadline)     \
      g_main_context_iteration (NULL, TRUE);                          \
    g_source_remove (ui_tick);                                        \
    g_assert_true (condition);                                        \
  }                                                                   \
  G_STMT_END

gboolean    ui_keep_turning             (gpointer         user_data);

G_END_DECLS
