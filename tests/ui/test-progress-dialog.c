/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-progress-dialog.h"
#include "ui-fixture.h"

/*
 * Long work can be cancelled, or let go on in the background.
 */

typedef struct
{
  CbProgressDialog *dialog;
  CbProgress       *progress;
  GCancellable     *cancellable;
} Work;

static gboolean
is_shown (UiFixture *fixture)
{
  return adw_window_get_visible_dialog (fixture->window) != NULL;
}

static void
begin (UiFixture *fixture,
       Work      *work,
       gboolean   background)
{
  work->progress = cb_progress_new ();
  work->cancellable = g_cancellable_new ();
  work->dialog = cb_progress_dialog_begin (GTK_WIDGET (fixture->window), "Working", work->progress, work->cancellable);
  if (background)
    cb_progress_dialog_allow_background (work->dialog);
  ui_wait_until (is_shown (fixture) && gtk_widget_get_mapped (GTK_WIDGET (work->dialog)));
}

static void
end (UiFixture *fixture,
     Work      *work)
{
  cb_progress_dialog_end (work->dialog);
  ui_wait_until (!is_shown (fixture));
  g_object_unref (work->progress);
  g_object_unref (work->cancellable);
}

static void
test_cancel (UiFixture     *fixture,
             gconstpointer  data)
{
  Work work;

  begin (fixture, &work, FALSE);
  g_assert_null (ui_find_button (GTK_WIDGET (work.dialog), "In the Background"));
  ui_click (GTK_WIDGET (work.dialog), "Cancel");
  g_assert_true (g_cancellable_is_cancelled (work.cancellable));
  end (fixture, &work);

  begin (fixture, &work, TRUE);
  ui_click (GTK_WIDGET (work.dialog), "Cancel");
  g_assert_true (g_cancellable_is_cancelled (work.cancellable));
  end (fixture, &work);
}

static void
test_background (UiFixture     *fixture,
                 gconstpointer  data)
{
  Work work;

  begin (fixture, &work, TRUE);
  ui_click (GTK_WIDGET (work.dialog), "In the Background");
  ui_wait_until (!is_shown (fixture));
  g_assert_false (g_cancellable_is_cancelled (work.cancellable));
  cb_progress_report (work.progress, 0.5);
  end (fixture, &work);

  /* Escape does the same; only the button cancels. */
  begin (fixture, &work, TRUE);
  adw_dialog_close (ADW_DIALOG (work.dialog));
  ui_wait_until (!is_shown (fixture));
  g_assert_false (g_cancellable_is_cancelled (work.cancellable));
  end (fixture, &work);
}

/* Work that ends by itself was not cancelled. */
static void
test_ended (UiFixture     *fixture,
            gconstpointer  data)
{
  Work work;
  g_autoptr (GCancellable) cancellable = NULL;

  begin (fixture, &work, TRUE);
  cancellable = g_object_ref (work.cancellable);
  end (fixture, &work);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/progress-dialog/" name, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("cancel", test_cancel);
  ADD ("background", test_background);
  ADD ("ended", test_ended);
#undef ADD

  return g_test_run ();
}
