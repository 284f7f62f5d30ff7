/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-numbers-page.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-problem-row.h"
#include "cb-rights.h"

struct _CbNumbersPage
{
  AdwPreferencesPage   parent_instance;

  AdwEntryRow         *prefix_row;
  CbProblemRow        *problem_row;
  AdwSpinRow          *digits_row;
  AdwActionRow        *next_row;
  AdwSwitchRow        *reuse_row;
  GtkWidget           *ledger_row;

  CbPreferenceKeeper  *keeper;
  GCancellable        *cancellable;  /* of the look at the next number */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbNumbersPage, cb_numbers_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  SIGNAL_OPEN_LEDGER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
describe_problem (CbPrefixProblem problem)
{
  switch (problem)
    {
    case CB_PREFIX_PROBLEM_NONE:
      return NULL;
    case CB_PREFIX_PROBLEM_TOO_LONG:
      return _("This prefix is too long.");
    case CB_PREFIX_PROBLEM_DIGIT:
      return _("A prefix can’t end in a digit: the digits after it are what counts up. Add a dash, for example.");
    case CB_PREFIX_PROBLEM_TEXT:
      return _("A prefix can’t begin with a space, and only has letters, digits and signs that can be seen.");
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
next_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbNumbersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = cb_customer_store_next_number_finish (CB_BOOK (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = cb_display_text (number);
  adw_action_row_set_subtitle (self->next_row, text);
}

static void
look_up_next (CbNumbersPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_customer_store_next_number_async (cb_preference_keeper_get_book (self->keeper), self->cancellable,
                                       next_cb, g_object_ref (self));
}

static CbPrefixProblem
check_prefix (CbNumbersPage *self,
              const char    *prefix)
{
  /* The one that the first number decided may be any. */
  if (g_str_equal (prefix, cb_preference_keeper_get_saved (self->keeper)->number_prefix))
    return CB_PREFIX_PROBLEM_NONE;

  return cb_preferences_check_prefix (prefix);
}

static void
choose (CbNumbersPage *self,
        gboolean       typing)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_copy (cb_preference_keeper_get (self->keeper));
  const char *prefix = gtk_editable_get_text (GTK_EDITABLE (self->prefix_row));
  CbPrefixProblem problem = check_prefix (self, prefix);

  cb_problem_row_set_text (self->problem_row, describe_problem (problem));
  if (problem == CB_PREFIX_PROBLEM_NONE)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->prefix_row), "error");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->prefix_row), "error");
      /* Not what stood there on the way to what can't be taken. */
      prefix = cb_preference_keeper_get_saved (self->keeper)->number_prefix;
    }

  g_set_str (&preferences->number_prefix, prefix);
  preferences->number_digits = (guint) adw_spin_row_get_value (self->digits_row);
  preferences->reuse_numbers = adw_switch_row_get_active (self->reuse_row);
  cb_preference_keeper_choose (self->keeper, preferences, typing);
}

static void
form_changed_cb (CbNumbersPage *self)
{
  if (!self->updating)
    choose (self, TRUE);
}

static void
reuse_changed_cb (CbNumbersPage *self)
{
  if (!self->updating)
    choose (self, FALSE);
}

static void
ledger_activated_cb (CbNumbersPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_LEDGER], 0);
}

/* Each for itself: of a group alone assistive technologies wouldn't know. */
static void
set_sensitive (CbNumbersPage *self,
               gboolean       writable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->prefix_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->digits_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reuse_row), writable);
}

/* Seeing what was freed is seeing what was done. */
static void
update_ledger (CbNumbersPage *self)
{
  CbBook *book = cb_preference_keeper_get_book (self->keeper);
  g_autofree char *reason = cb_rights_explain_set (book, cb_rights_get_missing_page (book, "activity"));

  gtk_widget_set_sensitive (self->ledger_row, reason == NULL);
  cb_rights_mark_button (self->ledger_row, reason);
}

static void
update (CbNumbersPage *self)
{
  const CbPreferences *preferences = cb_preference_keeper_get (self->keeper);

  self->updating = TRUE;
  /* What is being typed stays, as long as it can't be taken. */
  if (cb_problem_row_get_text (self->problem_row) == NULL &&
      !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->prefix_row)), preferences->number_prefix))
    gtk_editable_set_text (GTK_EDITABLE (self->prefix_row), preferences->number_prefix);
  adw_spin_row_set_value (self->digits_row, preferences->number_digits);
  adw_switch_row_set_active (self->reuse_row, preferences->reuse_numbers);
  self->updating = FALSE;

  set_sensitive (self, cb_preference_keeper_may_change (self->keeper, CB_PERMISSION_CHANGE_PREFERENCES));
  update_ledger (self);
}

static void
cb_numbers_page_dispose (GObject *object)
{
  CbNumbersPage *self = CB_NUMBERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_NUMBERS_PAGE);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cb_numbers_page_parent_class)->dispose (object);
}

static void
cb_numbers_page_class_init (CbNumbersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_numbers_page_dispose;

  signals[SIGNAL_OPEN_LEDGER] =
    g_signal_new ("open-ledger", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-numbers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, prefix_row);
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, digits_row);
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, next_row);
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, reuse_row);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reuse_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, CbNumbersPage, ledger_row);
  gtk_widget_class_bind_template_callback (widget_class, ledger_activated_cb);
}

static void
cb_numbers_page_init (CbNumbersPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_spin_row_set_adjustment (self->digits_row,
                               gtk_adjustment_new (CB_DEFAULT_NUMBER_DIGITS, 1, CB_MAX_NUMBER_DIGITS, 1, 1, 0));
  set_sensitive (self, FALSE);
}

/**
 * cb_numbers_page_set_keeper:
 *
 * Shows the preferences of @keeper, as soon as it has read them.
 */
void
cb_numbers_page_set_keeper (CbNumbersPage      *self,
                            CbPreferenceKeeper *keeper)
{
  g_return_if_fail (CB_IS_NUMBERS_PAGE (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cb_preference_keeper_get_book (keeper), "changed",
                           G_CALLBACK (look_up_next), self, G_CONNECT_SWAPPED);
  look_up_next (self);
}
