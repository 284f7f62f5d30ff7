/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-conflict.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-problem-row.h"
#include "cb-time-text.h"

struct _CbNumberConflict
{
  GObject       parent_instance;

  CbBook       *book;
  gint64        own_id;
  CbProblemRow *row;
  char         *number;
  CbCustomer   *holder;
  GCancellable *cancellable;  /* of the look-up under way */
  gboolean      takes_over;   /* the number, from a holder who is deleted */
};

G_DEFINE_FINAL_TYPE (CbNumberConflict, cb_number_conflict, G_TYPE_OBJECT)

enum
{
  SIGNAL_USE_NUMBER,
  SIGNAL_OPEN,
  SIGNAL_FOCUS_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
next_number_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbNumberConflict) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = cb_customer_store_next_number_finish (CB_BOOK (source), result, &error);

  if (number != NULL)
    g_signal_emit (self, signals[SIGNAL_USE_NUMBER], 0, number);
  else if (gtk_widget_get_root (GTK_WIDGET (self->row)) != NULL)
    cb_error_show (GTK_WIDGET (self->row), NULL, error);
}

static void
use_next_cb (CbNumberConflict *self)
{
  cb_customer_store_next_number_async (self->book, NULL, next_number_cb, g_object_ref (self));
}

static void
open_cb (CbNumberConflict *self)
{
  if (self->holder != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, cb_customer_get_id (self->holder));
}

static void show_holder (CbNumberConflict *self);

static void
set_takes_over (CbNumberConflict *self,
                gboolean          takes_over)
{
  self->takes_over = takes_over;
  show_holder (self);
}

static void
take_over_cb (CbNumberConflict *self)
{
  set_takes_over (self, TRUE);
}

static void
leave_cb (CbNumberConflict *self)
{
  set_takes_over (self, FALSE);
}

static void
add_button (CbNumberConflict *self,
            const char       *label,
            GCallback         callback)
{
  GtkWidget *button = cb_problem_row_add_button (self->row, label);

  g_signal_connect_swapped (button, "clicked", callback, self);
}

static void
add_action_button (CbNumberConflict *self,
                   const char       *label,
                   const char       *action)
{
  GtkActionable *button = GTK_ACTIONABLE (cb_problem_row_add_button (self->row, label));

  gtk_actionable_set_action_target (button, "x", cb_customer_get_id (self->holder));
  gtk_actionable_set_action_name (button, action);
}

static gboolean
has_focus (CbNumberConflict *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->row));
}

static char *
describe_deleted (CbNumberConflict *self,
                  const char       *number,
                  const char       *name)
{
  gboolean pending = cb_customer_get_pending (self->holder);
  g_autofree char *when = NULL;

  if (self->takes_over && pending)
    {
      add_button (self, _("_Don’t Take Over"), G_CALLBACK (leave_cb));
      /* Translators: a number */
      return g_strdup_printf (_("When you save, number %s will be taken over from a customer whose erasure is pending."),
                              number);
    }

  if (self->takes_over)
    {
      add_button (self, _("_Don’t Take Over"), G_CALLBACK (leave_cb));
      /* Translators: a number, then the name of the customer who has it */
      return g_strdup_printf (_("When you save, number %s will be taken over from %s, a deleted customer, who gets another number when they are undeleted."),
                              number, name);
    }

  add_button (self, _("_Take Over"), G_CALLBACK (take_over_cb));
  if (!pending)
    add_action_button (self, _("_Undelete"), "win.undelete-customer");
  add_action_button (self, _("Delete _Forever…"), "win.erase-customer");
  add_button (self, _("Use _Next Free Number"), G_CALLBACK (use_next_cb));

  if (pending)
    {
      when = cb_time_format (cb_customer_get_erase_at (self->holder));
      /* Translators: a number, then a date and time */
      return g_strdup_printf (_("Number %s is held by a customer who will be deleted forever on %s. Take it over, delete that customer forever now, or use the next free one."),
                              number, when);
    }

  /* Translators: a number, then the name of the customer who has it */
  return g_strdup_printf (_("Number %s is held by %s, a deleted customer. Take it over from them, undelete that customer, delete them forever to free the number, or use the next free one."),
                          number, name);
}

static void
describe_holder (CbNumberConflict *self)
{
  g_autofree char *number = cb_display_quote (cb_customer_get_number (self->holder));
  g_autofree char *name = cb_display_quote (cb_customer_get_name (self->holder));
  g_autofree char *sentence = NULL;

  if (cb_customer_get_deleted (self->holder))
    {
      sentence = describe_deleted (self, number, name);
    }
  else
    {
      /* Translators: a number, then the name of the customer who has it */
      sentence = g_strdup_printf (_("Number %s belongs to %s. Open that customer, or use the next free number."),
                                  number, name);
      add_button (self, _("_Open Customer"), G_CALLBACK (open_cb));
      add_button (self, _("Use _Next Free Number"), G_CALLBACK (use_next_cb));
    }

  cb_problem_row_set_text (self->row, sentence);
}

static void
show_holder (CbNumberConflict *self)
{
  gboolean had_focus = has_focus (self);

  cb_problem_row_clear_buttons (self->row);
  if (self->holder != NULL)
    describe_holder (self);
  else
    cb_problem_row_set_text (self->row, NULL);

  if (had_focus)
    g_signal_emit (self, signals[SIGNAL_FOCUS_LOST], 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbNumberConflict) self = user_data;
  g_autoptr (CbCustomer) holder = NULL;
  g_autoptr (GError) error = NULL;

  holder = cb_customer_store_find_number_finish (CB_BOOK (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);

  /* An error is no conflict; saving will run into it and tell. */
  if (error != NULL || (holder != NULL && cb_customer_get_id (holder) == self->own_id))
    g_clear_object (&holder);

  /* Somebody who isn't deleted any more keeps the number. */
  if (holder == NULL || !cb_customer_get_deleted (holder))
    self->takes_over = FALSE;
  g_set_object (&self->holder, holder);
  show_holder (self);
}

static void
look_up (CbNumberConflict *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->number == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  cb_customer_store_find_number_async (self->book, self->number, self->cancellable,
                                       found_cb, g_object_ref (self));
}

static void
book_changed_cb (CbNumberConflict *self)
{
  if (self->holder != NULL)
    look_up (self);
}

static void
cb_number_conflict_dispose (GObject *object)
{
  CbNumberConflict *self = CB_NUMBER_CONFLICT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->holder);
  g_clear_object (&self->row);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_number_conflict_parent_class)->dispose (object);
}

static void
cb_number_conflict_finalize (GObject *object)
{
  CbNumberConflict *self = CB_NUMBER_CONFLICT (object);

  g_free (self->number);

  G_OBJECT_CLASS (cb_number_conflict_parent_class)->finalize (object);
}

static void
cb_number_conflict_class_init (CbNumberConflictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_number_conflict_dispose;
  object_class->finalize = cb_number_conflict_finalize;

  signals[SIGNAL_USE_NUMBER] =
    g_signal_new ("use-number", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[SIGNAL_FOCUS_LOST] =
    g_signal_new ("focus-lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_number_conflict_init (CbNumberConflict *self)
{
  self->row = g_object_ref_sink (CB_PROBLEM_ROW (cb_problem_row_new ()));
}

/**
 * cb_number_conflict_new:
 * @book: where to look
 * @own_id: the customer who may have the number, 0 for none
 *
 * Returns: (transfer full): knows of no conflict as yet
 */
CbNumberConflict *
cb_number_conflict_new (CbBook *book,
                        gint64  own_id)
{
  CbNumberConflict *self = g_object_new (CB_TYPE_NUMBER_CONFLICT, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  self->own_id = own_id;
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cb_number_conflict_get_row:
 *
 * Returns: (transfer none): the row that tells of the conflict, hidden while
 *   there is none
 */
GtkWidget *
cb_number_conflict_get_row (CbNumberConflict *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CONFLICT (self), NULL);

  return GTK_WIDGET (self->row);
}

/**
 * cb_number_conflict_check:
 * @number: (nullable): whose holder to look for; %NULL or "" for none
 *
 * Forgets what was found, and looks for the holder of @number.
 */
void
cb_number_conflict_check (CbNumberConflict *self,
                          const char       *number)
{
  g_autofree char *wanted = NULL;

  g_return_if_fail (CB_IS_NUMBER_CONFLICT (self));

  wanted = number != NULL ? g_strstrip (g_strdup (number)) : NULL;
  if (wanted != NULL && wanted[0] == '\0')
    g_clear_pointer (&wanted, g_free);

  /* Asked again for the same number, leave what stands there in its place. */
  if (g_set_str (&self->number, wanted) || wanted == NULL)
    {
      g_clear_object (&self->holder);
      self->takes_over = FALSE;
      show_holder (self);
    }

  look_up (self);
}

/**
 * cb_number_conflict_exists:
 *
 * Returns: whether somebody else was found to have the number, and isn't to
 *   lose it
 */
gboolean
cb_number_conflict_exists (CbNumberConflict *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CONFLICT (self), FALSE);

  return self->holder != NULL && !self->takes_over;
}

/**
 * cb_number_conflict_takes_over:
 *
 * Returns: whether the number is to be taken over from the deleted customer who
 *   has it
 */
gboolean
cb_number_conflict_takes_over (CbNumberConflict *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CONFLICT (self), FALSE);

  return self->takes_over;
}
