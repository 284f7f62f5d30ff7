/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preferences-dialog.h"

#include <glib/gi18n.h>

#include "cb-deleting-page.h"
#include "cb-erasing-page.h"
#include "cb-error-text.h"
#include "cb-fields-group.h"
#include "cb-group-page.h"
#include "cb-ledger-page.h"
#include "cb-matrix-page.h"
#include "cb-numbers-page.h"
#include "cb-people-page.h"
#include "cb-people-text.h"
#include "cb-person-page.h"
#include "cb-preference-keeper.h"
#include "cb-preference-store.h"
#include "cb-rule-page.h"

struct _CbPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  CbDeletingPage       *deleting_page; /* NULL until it is built */

  GtkWidget            *parent;       /* weak: until it is presented */
  CbBook               *book;
  CbPreferenceKeeper   *keeper;
  CbPeopleKeeper       *people_keeper;
  CbRuleCounts         *counts;       /* NULL until they are known */
  CbRulePage           *rule_page;    /* weak: the last one that was opened */
  AdwPreferencesPage   *made_page;    /* owned: to be added next, or NULL */
  CbPermission          made_needed;  /* for changing what it shows, or none */
  AdwNavigationPage    *next_page;    /* to be pushed, or NULL */
  guint                 push_idle;    /* 0 when there is none */
  GCancellable         *cancellable;  /* of the count under way */
  guint                 n_built;      /* of the parts */
  guint                 build_idle;   /* 0 once all are built */
  GArray               *notices;      /* of Notice; the pages own the banners */
};

G_DEFINE_FINAL_TYPE (CbPreferencesDialog, cb_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree CbRuleCounts *counts = cb_preference_store_count_finish (CB_BOOK (source), result, &error);

  /* Without it the preferences are as good. */
  if (counts == NULL)
    return;

  g_free (self->counts);
  self->counts = g_steal_pointer (&counts);
  if (self->deleting_page != NULL)
    cb_deleting_page_set_counts (self->deleting_page, self->counts);
  if (self->rule_page != NULL)
    cb_rule_page_set_counts (self->rule_page, self->counts);
}

static void
count (CbPreferencesDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_preference_store_count_async (self->book, self->cancellable, counted_cb, g_object_ref (self));
}

/* Preferences alone change nobody's items. */
static void
book_changed_cb (CbPreferencesDialog *self,
                 const CbChange      *change)
{
  if (change->everything || change->deleted != NULL || change->undeleted != NULL || change->contents != NULL)
    count (self);
}

static void
open_rule_cb (CbPreferencesDialog *self,
              int                  kind)
{
  AdwNavigationPage *page = cb_rule_page_new (self->keeper, (CbItemKind) kind);

  g_set_weak_pointer (&self->rule_page, CB_RULE_PAGE (page));
  if (self->counts != NULL)
    cb_rule_page_set_counts (self->rule_page, self->counts);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);
}

static void
open_ledger_cb (CbPreferencesDialog *self)
{
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), cb_ledger_page_new (self->book));
}

static gboolean
push_idle_cb (gpointer user_data)
{
  CbPreferencesDialog *self = user_data;
  g_autoptr (AdwNavigationPage) page = g_steal_pointer (&self->next_page);

  self->push_idle = 0;
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), page);

  return G_SOURCE_REMOVE;
}

/* To make a page and to push it would take too long at once. */
static void
push_soon (CbPreferencesDialog *self,
           AdwNavigationPage   *page)
{
  self->next_page = g_object_ref_sink (page);
  self->push_idle = g_idle_add_full (G_PRIORITY_DEFAULT, push_idle_cb, self, NULL);
}

static void
open_person_cb (CbPreferencesDialog *self,
                gint64               id)
{
  if (self->next_page == NULL)
    push_soon (self, cb_person_page_new (self->people_keeper, id));
}

static void
open_group_cb (CbPreferencesDialog *self,
               gint64               id)
{
  if (self->next_page == NULL)
    push_soon (self, cb_group_page_new (self->people_keeper, id));
}

static void
details_cb (CbPreferencesDialog *self,
            AdwToast            *toast)
{
  cb_error_show (GTK_WIDGET (self), NULL, g_object_get_data (G_OBJECT (toast), "error"));
}

static void
show_toast (CbPreferencesDialog *self,
            const char          *title,
            const GError        *error)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _("_Details"));
  g_object_set_data_full (G_OBJECT (toast), "error", g_error_copy (error), (GDestroyNotify) g_error_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
failed_cb (CbPreferencesDialog *self,
           const GError        *error)
{
  show_toast (self, _("Not saved. Preferences are as they were."), error);
}

static void
unreadable_cb (CbPreferencesDialog *self,
               const GError        *error)
{
  show_toast (self, _("Preferences can’t be read"), error);
}

static void
people_failed_cb (CbPreferencesDialog *self,
                  const GError        *error)
{
  cb_people_show_error (GTK_WIDGET (self), error);
}

static void
people_unreadable_cb (CbPreferencesDialog *self,
                      const GError        *error)
{
  show_toast (self, _("People and groups can’t be read"), error);
}

static void
compare_cb (CbPreferencesDialog *self)
{
  if (self->next_page == NULL)
    push_soon (self, cb_matrix_page_new (self->people_keeper));
}

/* Why what a page shows can't be changed stands above it. */
typedef struct
{
  AdwBanner    *banner;
  CbPermission  needed;
} Notice;

static void
update_notices (CbPreferencesDialog *self)
{
  for (guint i = 0; i < self->notices->len; i++)
    {
      const Notice *notice = &g_array_index (self->notices, Notice, i);
      g_autofree char *hindrance = cb_preference_keeper_describe_hindrance (self->keeper, notice->needed);

      if (hindrance != NULL)
        adw_banner_set_title (notice->banner, hindrance);
      adw_banner_set_revealed (notice->banner, hindrance != NULL);
    }
}

static void
add_notice (CbPreferencesDialog *self,
            AdwPreferencesPage  *page,
            CbPermission         needed)
{
  Notice notice = { g_object_new (ADW_TYPE_BANNER, "use-markup", FALSE, NULL), needed };

  adw_preferences_page_set_banner (page, notice.banner);
  g_array_append_val (self->notices, notice);
  update_notices (self);
}

/* It is added in a turn of its own. */
static void
take_page (CbPreferencesDialog *self,
           AdwPreferencesPage  *page,
           CbPermission         needed)
{
  self->made_page = g_object_ref_sink (page);
  self->made_needed = needed;
}

static void
add_page (CbPreferencesDialog *self)
{
  g_autoptr (AdwPreferencesPage) page = g_steal_pointer (&self->made_page);

  if (self->made_needed != CB_PERMISSION_NONE)
    add_notice (self, page, self->made_needed);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), page);
}

static void
present (CbPreferencesDialog *self)
{
  if (self->parent != NULL)
    adw_dialog_present (ADW_DIALOG (self), self->parent);
  g_clear_weak_pointer (&self->parent);
}

static void
make_deleting_page (CbPreferencesDialog *self)
{
  self->deleting_page = g_object_new (CB_TYPE_DELETING_PAGE, NULL);
  cb_deleting_page_set_keeper (self->deleting_page, self->keeper);
  if (self->counts != NULL)
    cb_deleting_page_set_counts (self->deleting_page, self->counts);
  g_signal_connect_object (self->deleting_page, "open-rule", G_CALLBACK (open_rule_cb), self, G_CONNECT_SWAPPED);
  take_page (self, ADW_PREFERENCES_PAGE (self->deleting_page), CB_PERMISSION_CHANGE_RULES);
}

static void
make_erasing_page (CbPreferencesDialog *self)
{
  CbErasingPage *page = g_object_new (CB_TYPE_ERASING_PAGE, NULL);

  cb_erasing_page_set_keeper (page, self->keeper);
  take_page (self, ADW_PREFERENCES_PAGE (page), CB_PERMISSION_CHANGE_RULES);
}

static void
make_numbers_page (CbPreferencesDialog *self)
{
  CbNumbersPage *page = g_object_new (CB_TYPE_NUMBERS_PAGE, NULL);
  CbFieldsGroup *fields = g_object_new (CB_TYPE_FIELDS_GROUP, NULL);

  cb_numbers_page_set_keeper (page, self->keeper);
  g_signal_connect_object (page, "open-ledger", G_CALLBACK (open_ledger_cb), self, G_CONNECT_SWAPPED);
  cb_fields_group_set_keeper (fields, self->keeper);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (fields));
  take_page (self, ADW_PREFERENCES_PAGE (page), CB_PERMISSION_CHANGE_PREFERENCES);
}

/* It says itself why nothing can be changed. */
static void
make_people_page (CbPreferencesDialog *self)
{
  CbPeoplePage *page = g_object_new (CB_TYPE_PEOPLE_PAGE, NULL);

  cb_people_page_set_keeper (page, self->people_keeper);
  g_signal_connect_object (page, "open-person", G_CALLBACK (open_person_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open-group", G_CALLBACK (open_group_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  take_page (self, ADW_PREFERENCES_PAGE (page), CB_PERMISSION_NONE);
}

typedef void (*Part) (CbPreferencesDialog *self);

/* All at once would take too long; they are there before anything of the dialog
 * is drawn. */
static const Part parts[] = {
  present,
  make_deleting_page, add_page,
  make_erasing_page, add_page,
  make_numbers_page, add_page,
  make_people_page, add_page,
};

static gboolean
build_idle_cb (gpointer user_data)
{
  CbPreferencesDialog *self = user_data;

  parts[self->n_built++] (self);
  if (self->n_built < G_N_ELEMENTS (parts))
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;
  cb_preference_keeper_read (self->keeper);
  cb_people_keeper_read (self->people_keeper);

  return G_SOURCE_REMOVE;
}

static void
cb_preferences_dialog_closed (AdwDialog *dialog)
{
  CbPreferencesDialog *self = CB_PREFERENCES_DIALOG (dialog);

  cb_preference_keeper_flush (self->keeper);
  g_cancellable_cancel (self->cancellable);
}

static void
cb_preferences_dialog_dispose (GObject *object)
{
  CbPreferencesDialog *self = CB_PREFERENCES_DIALOG (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_clear_handle_id (&self->push_idle, g_source_remove);
  g_clear_object (&self->made_page);
  g_clear_object (&self->next_page);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->rule_page);
  g_clear_weak_pointer (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->keeper);
  g_clear_object (&self->people_keeper);
  g_clear_object (&self->book);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->notices, g_array_unref);

  G_OBJECT_CLASS (cb_preferences_dialog_parent_class)->dispose (object);
}

static void
cb_preferences_dialog_class_init (CbPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = cb_preferences_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-preferences-dialog.ui");
}

static void
cb_preferences_dialog_init (CbPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->notices = g_array_new (FALSE, FALSE, sizeof (Notice));
}

/**
 * cb_preferences_dialog_show:
 * @parent: where to show it
 * @book: whose preferences to show
 */
void
cb_preferences_dialog_show (GtkWidget *parent,
                            CbBook    *book)
{
  CbPreferencesDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));

  self = g_object_ref_sink (g_object_new (CB_TYPE_PREFERENCES_DIALOG, NULL));
  self->book = g_object_ref (book);
  self->keeper = cb_preference_keeper_new (book);
  self->people_keeper = cb_people_keeper_new (book);
  g_set_weak_pointer (&self->parent, parent);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "unreadable", G_CALLBACK (unreadable_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people_keeper, "failed", G_CALLBACK (people_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people_keeper, "unreadable",
                           G_CALLBACK (people_unreadable_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_notices), self, G_CONNECT_SWAPPED);
  self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, g_object_unref);
  count (self);
}
