/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-erasing-page.h"

#include <glib/gi18n.h>

#include "cb-choice-row.h"
#include "cb-count.h"
#include "cb-preference-store.h"
#include "cb-time-text.h"

struct _CbErasingPage
{
  AdwPreferencesPage   parent_instance;

  CbChoiceRow         *at_once_row;
  CbChoiceRow         *mask_row;
  AdwSpinRow          *mask_days_row;
  AdwSwitchRow        *retention_row;
  AdwSpinRow          *retention_days_row;
  AdwActionRow        *outlook_row;

  CbPreferenceKeeper  *keeper;
  GCancellable        *cancellable;  /* of the count under way */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbErasingPage, cb_erasing_page, ADW_TYPE_PREFERENCES_PAGE)

/* What an erasure by itself does, or would do. */
static char *
describe_outlook (gboolean                 on,
                  const CbRetentionCounts *counts)
{
  gsize n = counts->n_first > 0 ? counts->n_first : counts->n_deleted;
  g_autofree char *count = cb_count_format (n);
  g_autofree char *date = cb_time_format (counts->first_date);

  if (counts->n_deleted == 0)
    return g_strdup (_("There are no deleted customers now."));

  if (counts->n_first == 0 && on)
    /* Translators: how many, then when */
    return g_strdup_printf (ngettext ("%s deleted customer now, to be deleted forever on %s.",
                                      "%s deleted customers now. The first will be deleted forever on %s.", n),
                            count, date);
  if (counts->n_first == 0)
    return g_strdup_printf (ngettext ("%s deleted customer now, who would be deleted forever on %s if this were turned on.",
                                      "%s deleted customers now. The first would be deleted forever on %s if this were turned on.", n),
                            count, date);
  if (on)
    return g_strdup_printf (ngettext ("%s customer will be deleted forever on %s.",
                                      "%s customers will be deleted forever on %s.", n),
                            count, date);

  return g_strdup_printf (ngettext ("%s customer would be deleted forever on %s if this were turned on.",
                                    "%s customers would be deleted forever on %s if this were turned on.", n),
                          count, date);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbErasingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree CbRetentionCounts *counts =
    cb_preference_store_count_retention_finish (CB_BOOK (source), result, &error);
  g_autofree char *text = NULL;

  /* Without it the preferences are as good. */
  if (counts == NULL)
    return;

  text = describe_outlook (adw_switch_row_get_active (self->retention_row), counts);
  adw_action_row_set_subtitle (self->outlook_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->outlook_row), TRUE);
}

/* Counts what stands there, or, while it is off, what would. */
static void
count (CbErasingPage *self)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_copy (cb_preference_keeper_get (self->keeper));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (preferences->retention_days == CB_RETENTION_OFF || preferences->retention_since == 0)
    preferences->retention_since = g_get_real_time ();
  if (preferences->retention_days == CB_RETENTION_OFF)
    preferences->retention_days = (guint) adw_spin_row_get_value (self->retention_days_row);

  cb_preference_store_count_retention_async (cb_preference_keeper_get_book (self->keeper), preferences,
                                             self->cancellable, counted_cb, g_object_ref (self));
}

static void
choose (CbErasingPage *self,
        gboolean       typing)
{
  g_autoptr (CbPreferences) preferences = NULL;

  if (self->updating)
    return;

  preferences = cb_preferences_copy (cb_preference_keeper_get (self->keeper));
  preferences->mask_first = cb_choice_row_get_chosen (self->mask_row);
  preferences->mask_days = (guint) adw_spin_row_get_value (self->mask_days_row);
  preferences->retention_days = adw_switch_row_get_active (self->retention_row)
                                ? (guint) adw_spin_row_get_value (self->retention_days_row)
                                : CB_RETENTION_OFF;
  cb_preference_keeper_choose (self->keeper, preferences, typing);
}

static void
how_chosen_cb (CbErasingPage *self)
{
  choose (self, FALSE);
}

static void
retention_changed_cb (CbErasingPage *self)
{
  choose (self, FALSE);
}

static void
days_changed_cb (CbErasingPage *self)
{
  choose (self, TRUE);
}

/* Each for itself: of a group alone assistive technologies wouldn't know. */
static void
set_sensitive (CbErasingPage       *self,
               gboolean             writable,
               const CbPreferences *preferences)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->at_once_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mask_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mask_days_row), writable && preferences->mask_first);
  gtk_widget_set_sensitive (GTK_WIDGET (self->retention_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->retention_days_row),
                            writable && preferences->retention_days != CB_RETENTION_OFF);
}

static void
update (CbErasingPage *self)
{
  const CbPreferences *preferences = cb_preference_keeper_get (self->keeper);
  gboolean retains = preferences->retention_days != CB_RETENTION_OFF;

  self->updating = TRUE;
  cb_choice_row_set_chosen (self->at_once_row, !preferences->mask_first);
  cb_choice_row_set_chosen (self->mask_row, preferences->mask_first);
  adw_spin_row_set_value (self->mask_days_row, preferences->mask_days);
  adw_switch_row_set_active (self->retention_row, retains);
  if (retains)
    adw_spin_row_set_value (self->retention_days_row, preferences->retention_days);
  self->updating = FALSE;

  set_sensitive (self, cb_preference_keeper_may_change (self->keeper, CB_PERMISSION_CHANGE_RULES), preferences);
}

static void
changed_cb (CbErasingPage *self)
{
  update (self);
  count (self);
}

static void
book_changed_cb (CbErasingPage *self)
{
  if (cb_preference_keeper_get (self->keeper) != NULL)
    count (self);
}

static void
set_days_range (AdwSpinRow *row,
                guint       value)
{
  adw_spin_row_set_adjustment (row, gtk_adjustment_new (value, CB_MIN_DAYS, CB_MAX_DAYS, 1, 30, 0));
}

static void
cb_erasing_page_dispose (GObject *object)
{
  CbErasingPage *self = CB_ERASING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ERASING_PAGE);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cb_erasing_page_parent_class)->dispose (object);
}

static void
cb_erasing_page_class_init (CbErasingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_erasing_page_dispose;

  g_type_ensure (CB_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-erasing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, at_once_row);
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, mask_row);
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, mask_days_row);
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, retention_row);
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, retention_days_row);
  gtk_widget_class_bind_template_child (widget_class, CbErasingPage, outlook_row);
  gtk_widget_class_bind_template_callback (widget_class, how_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retention_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
}

static void
cb_erasing_page_init (CbErasingPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_days_range (self->mask_days_row, CB_DEFAULT_MASK_DAYS);
  set_days_range (self->retention_days_row, CB_PROPOSED_RETENTION_DAYS);
  cb_choice_row_set_group (self->mask_row, self->at_once_row);
  set_sensitive (self, FALSE, NULL);
}

/**
 * cb_erasing_page_set_keeper:
 *
 * Shows the preferences of @keeper, as soon as it has read them.
 */
void
cb_erasing_page_set_keeper (CbErasingPage      *self,
                            CbPreferenceKeeper *keeper)
{
  g_return_if_fail (CB_IS_ERASING_PAGE (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cb_preference_keeper_get_book (keeper), "changed",
                           G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
}
